import type {
  DeploymentData,
  PartState,
} from '@backstage-discourse/plugin-discourse-common';
import type { DeploymentReader } from '../kubernetes/DeploymentReader';
import type { Keyring } from '../registry/Keyring';
import type { ClaimedForum } from '../store/loadClaimedForums';
import { withProblem } from './attemptRead';
import type { CollectionDeadline } from './CollectionDeadline';
import type { CollectorSettings } from './CollectorSettings';
import { isPartDue } from './isPartDue';

/**
 * Reads how a forum is deployed, if that is due. Independent of the forum
 * itself, since this is of most interest when the forum does not answer.
 * Undefined where nothing changed.
 */
export async function collectDeployment(
  claimed: ClaimedForum,
  options: {
    deployments: DeploymentReader;
    keyring: Keyring;
    deadline: CollectionDeadline;
    settings: CollectorSettings;
    now: () => number;
  },
): Promise<PartState<DeploymentData> | undefined> {
  const { deployments, deadline, settings, now } = options;
  const { forum, requested } = claimed;
  const previous = claimed.parts.deployment ?? {};
  const ages = settings.partAges.deployment;
  const { entityRef } = forum;
  if (
    !deployments.hasSources ||
    entityRef === undefined ||
    !isPartDue(previous, { ...ages, requested, now: now() })
  ) {
    return undefined;
  }
  const { signal } = deadline;
  try {
    const data = await deployments.read(
      { id: forum.id, entityRef },
      { signal, findKeys: () => findMonitorKeys(claimed, options) },
    );
    return data ? { data, observedAt: new Date(now()).toISOString() } : {};
  } catch (error) {
    if (signal.aborted && !deadline.problem()) {
      throw error;
    }
    const message = signal.aborted
      ? 'The cluster did not answer in time.'
      : deployments.explain(error);
    const problem = { kind: 'cluster-unavailable', message } as const;
    return withProblem(previous, problem, { now: now() });
  }
}

/** Keys that the forum may sign with now; none where they can not be read. */
async function findMonitorKeys(
  { forum }: ClaimedForum,
  { keyring }: { keyring: Keyring },
): Promise<string[]> {
  try {
    const { monitor, next } = await keyring.getKeys(forum);
    return [monitor, next.monitor].filter(key => key !== undefined);
  } catch {
    // The parts that are read with the key tell what is wrong with it.
    return [];
  }
}
