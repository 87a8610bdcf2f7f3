import { summarizeForum } from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

const BYTES_PER_GI = 1024 ** 3;

function gibibytes(bytes: number): string {
  return `${Math.round((bytes / BYTES_PER_GI) * 10) / 10} GiB`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What a run is going to make, in words, as Markdown. */
export function describeForum(
  forum: ForumSpec,
  options: { fileCount: number; remoteUrl: string },
): string {
  const { spec } = forum;
  const { web, sidekiq, database, totals } = summarizeForum(forum);
  const ownPods = `in ${count(sidekiq.replicas, 'Sidekiq pod')} of their own`;
  const jobs = {
    unified: 'inside the web pods',
    separate: ownPods,
    hybrid: `inside the web pods and ${ownPods}`,
  }[sidekiq.mode];
  return [
    `- **${spec.title}** at https://${spec.hostname}, owned by ${spec.owner}`,
    `- Discourse ${spec.discourse.version}, size ${spec.size}, on cluster ${spec.cluster}`,
    `- ${count(web.replicas, 'web pod')}, jobs ${jobs}, ${count(
      database.instances,
      'database instance',
    )}`,
    `- requests ${totals.cpuMillis / 1000} CPU, ${gibibytes(
      totals.memoryBytes,
    )} memory and ${gibibytes(totals.storageBytes)} storage`,
    `- ${count(options.fileCount, 'rendered file')} in ${options.remoteUrl}`,
  ].join('\n');
}
