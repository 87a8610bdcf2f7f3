import type {
  ForumState,
  Severity,
} from '@backstage-discourse/plugin-discourse-common';

/** What a permission rule asks of a forum, in terms of the fleet's columns. */
export type ForumFilter =
  | { column: 'owner'; values: string[] }
  | { column: 'state'; values: ForumState[] }
  | { column: 'severity'; values: Severity[] };

/** A forum as permission rules see it. */
export interface ForumRecord {
  id: string;
  owner?: string;
  state: ForumState;
  severity: Severity;
}
