import type { ForumState } from '@backstage-discourse/plugin-discourse-common';
import { readMs } from './instants';
import type { DbForumRow } from './tables';

/** Decides the state of a stored forum from its times. */
export function readState(
  row: Pick<DbForumRow, 'observed_state' | 'fresh_at'>,
  options: { staleBefore: number },
): ForumState {
  const { observed_state: observed, fresh_at: freshAt } = row;
  if (observed !== 'fresh' && observed !== 'partial') {
    return observed === 'unreachable' ? 'unreachable' : 'pending';
  }
  return (readMs(freshAt) ?? 0) < options.staleBefore ? 'stale' : observed;
}

const STATE_SQL = `case when observed_state in ('fresh', 'partial') and coalesce(fresh_at, 0) < ? then 'stale' else observed_state end`;

/** Whether a forum is in one of the states, as SQL with its bindings. */
export function buildStateCondition(options: {
  states: readonly ForumState[];
  staleBefore: number;
}): { sql: string; bindings: Array<string | number> } {
  const { states, staleBefore } = options;
  return states.length === 0
    ? { sql: '1 = 0', bindings: [] }
    : {
        sql: `${STATE_SQL} in (${states.map(() => '?').join(', ')})`,
        bindings: [staleBefore, ...states],
      };
}
