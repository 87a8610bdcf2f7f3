import type { ForumState } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
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

/** Keeps the forums that are in one of the states. */
export function whereState(
  query: Knex.QueryBuilder,
  options: { states: readonly ForumState[]; staleBefore: number },
): Knex.QueryBuilder {
  const { states, staleBefore } = options;
  return states.length === 0
    ? query.whereRaw('1 = 0')
    : query.whereRaw(`${STATE_SQL} in (${states.map(() => '?').join(', ')})`, [
        staleBefore,
        ...states,
      ]);
}
