/** PostgreSQL returns bigint as text. */
export type DbBigInt = number | string;

/** A forum of the registry with its fleet columns. */
export interface DbForumRow {
  id: string;
  source: string;
  status: string;
  entity_ref: string | null;
  owner: string;
  title: string;
  title_sort: string;
  search_text: string;
  url: string;
  hostname: string | null;
  simulated: number;
  created_at: DbBigInt;
  created_by: string;
  activated_at: DbBigInt | null;
  monitor_key: number;
  operate_key: number;
  observed_state: string;
  fresh_at: DbBigInt | null;
  collected_at: DbBigInt | null;
  severity_rank: number;
  headline: string;
  version: string | null;
  version_sort: string | null;
  channel: string | null;
  cluster: string | null;
  enqueued: DbBigInt | null;
  last_backup_at: DbBigInt | null;
  group_count: number | null;
  location: string | null;
  facts_at: DbBigInt | null;
}

/** Encrypted keys of a forum that the portal created. */
export interface DbForumKeysRow {
  forum_id: string;
  monitor: string;
  operate: string;
  next_monitor: string | null;
  next_operate: string | null;
}

/** The place of a forum in the collector's queue. */
export interface DbForumQueueRow {
  forum_id: string;
  due_at: DbBigInt;
  ticket: string | null;
  claimed_at: DbBigInt | null;
  requested_at: DbBigInt | null;
  attempts: number;
  held_until: DbBigInt | null;
  budget_started_at: DbBigInt | null;
  budget_used: number;
}

/** A user who has the page of a forum open. */
export interface DbForumWatchRow {
  forum_id: string;
  user_ref: string;
  until: DbBigInt;
}

/** Last good data and current problem of one part. */
export interface DbSnapshotRow {
  forum_id: string;
  part: string;
  data: string | null;
  observed_at: DbBigInt | null;
  problem_kind: string | null;
  problem_message: string | null;
  problem_since: DbBigInt | null;
  problem_retry_at: DbBigInt | null;
}

/** One bucket of the history of Sidekiq. */
export interface DbSampleRow {
  forum_id: string;
  resolution: number;
  at: DbBigInt;
  samples: number;
  enqueued_sum: DbBigInt;
  busy_sum: DbBigInt;
  retries_sum: DbBigInt;
  dead_sum: DbBigInt;
  latency_sum: number;
  processed: DbBigInt;
  failed: DbBigInt;
  scheduled_sum: DbBigInt | null;
}

/** How far samples are gathered into the buckets of a tier. */
export interface DbSampleRollupRow {
  resolution: number;
  done_until: DbBigInt;
}

/** One verdict of the last collection. */
export interface DbFindingRow {
  forum_id: string;
  finding_id: string;
  position: number;
  part: string;
  severity: string;
  title: string;
  detail: string | null;
  next_step: string | null;
  /** JSON. */
  params: string | null;
  since: DbBigInt;
}

/** A time for which a finding held. */
export interface DbFindingEpisodeRow {
  id: number;
  forum_id: string;
  finding_id: string;
  part: string;
  severity: string;
  title: string;
  /** JSON. */
  params: string | null;
  since: DbBigInt;
  until: DbBigInt | null;
}

/** A label of a forum. */
export interface DbForumLabelRow {
  forum_id: string;
  key: string;
  value: string;
  origin: 'source' | 'entity';
}

/** One entry in a log of a forum, of its operations or of decisions. */
export interface DbChainEntryRow {
  forum_id: string;
  seq: number;
  at: DbBigInt;
  /** JSON. */
  body: string;
  previous: string;
  hash: string;
}

/** The end of such a log. */
export interface DbChainHeadRow {
  forum_id: string;
  length: number;
  hash: string;
}
