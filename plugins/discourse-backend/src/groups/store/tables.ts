import type { DbBigInt } from '../../store/tables';

/** The last comparison of a forum with its repository, and the last run. */
export interface DbGroupReportRow {
  forum_id: string;
  report: string | null;
  checked_at: DbBigInt | null;
  problem: string | null;
  run: string | null;
  run_ticket: string | null;
  run_lease_until: DbBigInt | null;
  drift_count: number;
  drift: string | null;
  ownerless_count: number;
  over_quota_count: number;
  next_expiry: string | null;
}

/** A difference that is accepted until a day. */
export interface DbGroupAcceptanceRow {
  forum_id: string;
  drift_id: string;
  fingerprint: string;
  until_day: string;
  accepted_by: string;
  reason: string;
  at: DbBigInt;
}

/** An application for a group. */
export interface DbGroupApplicationRow {
  id: string;
  forum_id: string;
  group_name: string;
  state: string;
  applicant: string;
  application: string;
  created_at: DbBigInt;
  log_length: number;
  log_hash: string;
}

/** One link of an application's log. */
export interface DbGroupApplicationLogRow {
  application_id: string;
  seq: number;
  at: DbBigInt;
  body: string;
  previous: string;
  hash: string;
}

/** Something that people were reminded of. */
export interface DbGroupReminderRow {
  application_id: string;
  kind: string;
  due_at: DbBigInt;
  sent_at: DbBigInt;
}

/** Somebody who wants to join. */
export interface DbGroupRequestRow {
  forum_id: string;
  group_id: number;
  group_name: string;
  user_id: number;
  username: string;
  reason: string | null;
  requested_at: DbBigInt | null;
}
