import { z } from 'zod/v4';
import type { FindingParamValues } from './findingParams';
import type { PartName } from './parts';
import type { Severity } from './status';

/** Query string of `GET /forums/{id}/findings/history`. @public */
export const findingHistoryQuerySchema = z.strictObject({
  /** Only this finding. */
  finding: z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/, 'must be the id of a finding')
    .optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** @public */
export type FindingHistoryQuery = z.output<typeof findingHistoryQuerySchema>;

/** @public */
export type FindingHistoryQueryInput = Partial<FindingHistoryQuery>;

/** A time for which a finding held. @public */
export interface FindingEpisode {
  /** Stable id of the finding, such as `sidekiq-growing`. */
  id: string;
  /** The part that it speaks of. */
  part: PartName;
  /** The worst severity that it had meanwhile. */
  severity: Exclude<Severity, 'ok'>;
  /** What was the case at its worst, in one sentence. */
  title: string;
  /** The figures in the sentence, for translations; see `readFindingParams`. */
  params?: FindingParamValues;
  /** ISO time since when it held. */
  since: string;
  /** ISO time at which it was gone; missing while it holds. */
  until?: string;
}

/** Answer of `GET /forums/{id}/findings/history`. @public */
export interface FindingHistoryPage {
  /** What began last comes first. */
  items: FindingEpisode[];
  /** `cursor` of the next page; missing on the last one. */
  nextCursor?: string;
}
