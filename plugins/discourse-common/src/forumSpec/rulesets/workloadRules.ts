import { forumAssembly } from '../profiles';
import type { ForumSpec } from '../schema';
import type { ForumSpecFault } from '../schemaFaults';
import { SIDEKIQ_QUEUES } from '../sections/workloads';
import { SIZE_PRESETS } from '../sizePresets';

function poolFaults({ spec }: ForumSpec): ForumSpecFault[] {
  const { pools, mode } = spec.sidekiq;
  if (mode !== 'hybrid') {
    return [];
  }
  const faults: ForumSpecFault[] = [];
  const names = pools.map(({ name }) => name);
  if (new Set(names).size !== names.length) {
    faults.push({
      field: 'spec.sidekiq.pools',
      message: 'must have a different name each; the names make Deployments',
    });
  }
  const unserved = SIDEKIQ_QUEUES.filter(
    queue => !pools.some(({ queues }) => queues.includes(queue)),
  );
  if (unserved.length > 0) {
    faults.push({
      field: 'spec.sidekiq.pools',
      message: `must serve every queue; nobody would ever run the jobs of ${unserved.join(
        ', ',
      )}`,
    });
  }
  return faults;
}

function autoscalingFaults(forum: ForumSpec): ForumSpecFault[] {
  const { web, sidekiq, size } = forum.spec;
  const faults: ForumSpecFault[] = [];
  const { webReplicas } = forumAssembly(forum);
  if (web.autoscaling && web.autoscaling.maxReplicas < webReplicas) {
    faults.push({
      field: 'spec.web.autoscaling.maxReplicas',
      message: `must be at least the ${webReplicas} replicas that always run`,
    });
  }
  if (!sidekiq.autoscaling) {
    return faults;
  }
  if (sidekiq.mode === 'unified') {
    faults.push({
      field: 'spec.sidekiq.autoscaling',
      message:
        'must be left out in mode unified, where jobs run inside the web pods; use separate or hybrid',
    });
  }
  const replicas =
    sidekiq.mode === 'hybrid'
      ? Math.max(...sidekiq.pools.map(pool => pool.replicas))
      : sidekiq.replicas ?? SIZE_PRESETS[size].sidekiqReplicas;
  if (sidekiq.autoscaling.maxReplicas < replicas) {
    faults.push({
      field: 'spec.sidekiq.autoscaling.maxReplicas',
      message: `must be at least the ${replicas} replicas that always run`,
    });
  }
  return faults;
}

/** Faults of pods and how many there are. */
export function workloadFaults(forum: ForumSpec): ForumSpecFault[] {
  return [...poolFaults(forum), ...autoscalingFaults(forum)];
}
