import type { Finding } from '@backstage-discourse/plugin-discourse-common';

/** A finding before it is known since when it holds. */
export type Verdict = Omit<Finding, 'since'> & {
  /** Start of the fault, where the evidence tells it. */
  since?: string;
};
