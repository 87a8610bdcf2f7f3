import type { Finding, ForumChannel, ForumState, Severity } from '../status';

/** Columns that the fleet can be sorted by. @public */
export const FLEET_SORT_FIELDS = [
  'title',
  'severity',
  'version',
  'enqueued',
  'lastBackupAt',
  'collectedAt',
] as const;

/** @public */
export type FleetSortField = (typeof FLEET_SORT_FIELDS)[number];

/** One forum in the fleet. @public */
export interface FleetRow {
  id: string;
  entityRef: string;
  owner?: string;
  title: string;
  url: string;
  simulated: boolean;
  state: ForumState;
  severity: Severity;
  /** Title of the worst finding. */
  headline: string;
  /** The worst finding, to say it in other languages. */
  finding?: Pick<Finding, 'id' | 'params'>;
  version?: string;
  /** The line of releases that the version belongs to. */
  channel?: ForumChannel;
  /** The cluster that it runs on, as far as it is known. */
  cluster?: string;
  enqueued?: number;
  /** ISO time of the newest backup. */
  lastBackupAt?: string;
  /** Groups besides the automatic ones. */
  groups?: number;
  /** ISO time of the last attempt to read the forum. */
  collectedAt?: string;
}

/**
 * Answer of `GET /forums`. Counts cover all forums that the caller may see and
 * that match the search, whatever the other filters; see `FleetFacets` for
 * counts that follow them.
 *
 * @public
 */
export interface FleetPage {
  items: FleetRow[];
  totalItems: number;
  counts: {
    severity: Record<Severity, number>;
    state: Record<ForumState, number>;
  };
  /** `cursor` of the next page in the same order; missing on the last one. */
  nextCursor?: string;
}
