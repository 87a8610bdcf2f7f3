import type {
  Finding,
  FindingId,
  FindingParams,
} from '@backstage-discourse/plugin-discourse-common';

/** A finding before it is known since when it holds. */
export type Verdict = {
  [Id in FindingId]: VerdictOf<Id>;
}[FindingId];

type VerdictOf<Id extends FindingId> = Omit<
  Finding,
  'id' | 'since' | 'params'
> & {
  id: Id;
  /** The figures of the sentences. */
  params: FindingParams<Id>;
  /** Start of the fault, where the evidence tells it. */
  since?: string;
};
