import type {
  FleetExportQueryInput,
  FleetFacets,
  FleetFacetsQuery,
  FleetPage,
  FleetQueryInput,
} from '../fleet';
import type {
  OperationsPage,
  OperationsQuery,
  OperationsVerification,
} from '../operations';
import type { ForumWatch } from '../signals';
import type {
  FindingHistoryPage,
  FindingHistoryQueryInput,
  ForumSample,
  ForumStatus,
} from '../status';

/** Ranges for which history is kept. @public */
export const HISTORY_RANGES = ['1h', '24h', '14d', '1y'] as const;

/** @public */
export type HistoryRange = (typeof HISTORY_RANGES)[number];

/** Answer to a request for the history of a forum. @public */
export interface ForumHistoryPage {
  /** Samples, oldest first. */
  items: ForumSample[];
  /** Where they come from: `portal`, or the id of a metric source. */
  source: string;
  /** Figures that nobody knows; they are 0 in all samples. */
  unknown: Array<Exclude<keyof ForumSample, 'at'>>;
}

/** Answer to a request for a refresh. @public */
export interface RefreshResult {
  /** `queued`, or `too-soon` when the last one was moments ago. */
  result: 'queued' | 'too-soon';
  /** ISO time from which the next request is accepted. */
  nextAllowedAt: string;
}

/** Answer to a request for a backup. @public */
export interface StartBackupResult {
  /** `already-running` when the forum was busy with one. */
  result: 'started' | 'already-running';
}

/**
 * The REST API of the Discourse backend plugin, seen from TypeScript. A failure
 * is thrown as a `ResponseError` with the status of the answer and, as its
 * `cause`, the error that the backend named.
 *
 * @public
 */
export interface DiscourseApi {
  listForums(
    query: FleetQueryInput,
    options?: { signal?: AbortSignal },
  ): Promise<FleetPage>;
  /** Counts the forums by what they have in common, with the same filters. */
  getFleetFacets(
    query: FleetFacetsQuery,
    options?: { signal?: AbortSignal },
  ): Promise<FleetFacets>;
  /** All forums that match, as a CSV file in UTF-8 with a header. */
  exportForums(
    query: FleetExportQueryInput,
    options?: { signal?: AbortSignal },
  ): Promise<Blob>;
  getForum(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ForumStatus>;
  getHistory(
    id: string,
    range: HistoryRange,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: ForumSample[] }>;
  /** Findings of a forum, those that are gone too. */
  getFindingHistory(
    id: string,
    query?: FindingHistoryQueryInput,
    options?: { signal?: AbortSignal },
  ): Promise<FindingHistoryPage>;
  /** What people did to a forum, newest first. */
  listOperations(
    id: string,
    query?: Partial<OperationsQuery>,
    options?: { signal?: AbortSignal },
  ): Promise<OperationsPage>;
  /** Whether the log of operations is what was written. */
  verifyOperations(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<OperationsVerification>;
  /**
   * Asks for a signal whenever something new is known of a forum, on the
   * channel that `forumSignalChannel` names. Ask again before it ends.
   */
  watchForum(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ForumWatch>;
  refreshForum(id: string): Promise<RefreshResult>;
  startBackup(
    id: string,
    options: { withUploads: boolean },
  ): Promise<StartBackupResult>;
}
