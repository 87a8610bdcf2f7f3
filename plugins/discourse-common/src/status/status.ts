import type { FindingParamValues } from './findingParams';
import type { ForumParts, PartName } from './parts';

/** How much a finding matters, mildest first. @public */
export const SEVERITIES = ['ok', 'info', 'warning', 'critical'] as const;

/** @public */
export type Severity = (typeof SEVERITIES)[number];

/**
 * A verdict in words drawn from snapshots.
 *
 * @public
 */
export interface Finding {
  /** Stable id of the verdict, such as `sidekiq-growing`. */
  id: string;
  /** The part that it speaks of. */
  part: PartName;
  severity: Severity;
  /** One sentence: what is the case. */
  title: string;
  /** The evidence behind it. */
  detail?: string;
  /** What to do. */
  nextStep?: string;
  /** The figures in the sentences above, for translations; see `readFindingParams`. */
  params?: FindingParamValues;
  /** ISO time since when it holds. */
  since: string;
}

/**
 * How far the snapshot can be trusted.
 *
 * - `pending`: registered, not seen yet
 * - `fresh`: every part read within the staleness limit
 * - `partial`: some parts have a problem
 * - `stale`: no part was read within the staleness limit
 * - `unreachable`: the forum does not answer at all
 *
 * @public
 */
export const FORUM_STATES = [
  'pending',
  'fresh',
  'partial',
  'stale',
  'unreachable',
] as const;

/** @public */
export type ForumState = (typeof FORUM_STATES)[number];

/**
 * The line of releases that a forum follows: what is built from the main
 * branch, the monthly releases, or those with extended support.
 *
 * @public
 */
export const FORUM_CHANNELS = ['latest', 'release', 'esr'] as const;

/** @public */
export type ForumChannel = (typeof FORUM_CHANNELS)[number];

/** What the portal knows of one forum. @public */
export interface ForumStatus {
  id: string;
  /** The catalog entity that decides who may see the forum. */
  entityRef: string;
  owner?: string;
  title: string;
  /** Public address, for links. */
  url: string;
  /** Whether a stand-in answers instead of a real forum. */
  simulated: boolean;
  state: ForumState;
  /** ISO time of the last attempt to read the forum. */
  collectedAt?: string;
  /** ISO time of the next planned attempt. */
  nextCollectionAt?: string;
  /** Seconds after which a snapshot counts as stale. */
  staleAfterSeconds: number;
  /** Which operations the stored keys allow. */
  access: { monitor: boolean; operate: boolean };
  parts: ForumParts;
  /** Worst first. Never empty once the forum was seen. */
  findings: Finding[];
}

/** One point of a forum's history. @public */
export interface ForumSample {
  /** ISO time. */
  at: string;
  enqueued: number;
  busy: number;
  retries: number;
  dead: number;
  defaultLatencySeconds: number;
  processed: number;
  failed: number;
  /** Jobs that wait for their time; samples of older versions have none. */
  scheduled?: number;
}
