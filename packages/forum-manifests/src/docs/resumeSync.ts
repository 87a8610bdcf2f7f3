import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { shell } from './markdown';

/**
 * Lets the sync put back what was stopped. It comes before any start by hand:
 * pods that start earlier still have the old configuration.
 */
export function resumeSync(forum: ForumSpec): string[] {
  const gitops = gitopsCommands(forum);
  const byHand = forumCommands(forum).startAutoscaled();
  return [
    shell(gitops.resume, gitops.status),
    `Wait until the status says ${gitops.done} for the newest commit: the sync sets configuration first and replicas after it.`,
    ...(byHand.length > 0
      ? [
          'Replicas that an autoscaler owns are not in the repository, and it leaves zero alone. Start these then:',
          shell(...byHand),
        ]
      : []),
  ];
}
