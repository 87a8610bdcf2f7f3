import { ConflictError } from '@backstage/errors';
import type { ForumPlan } from './ForumPlan';

/**
 * Refuses a plan that is not the one somebody has reviewed. Both come from the
 * same render, so what differs is the portal: its version or its configuration.
 */
export function requireReviewed(
  plan: ForumPlan,
  options: { reviewed: string | undefined },
): void {
  const { reviewed } = options;
  if (reviewed && reviewed !== plan.treeHash) {
    throw new ConflictError(
      `Forum '${plan.spec.metadata.name}' is not created and nothing was written: what would be made is not what you reviewed ('plan' is ${reviewed}, now it would be ${plan.treeHash}). The portal or its clusters have changed since; open the form again and review the new plan`,
    );
  }
}
