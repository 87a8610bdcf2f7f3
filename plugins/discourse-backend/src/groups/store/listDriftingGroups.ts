import type { Knex } from 'knex';
import { readDriftColumn } from './driftColumn';
import type { DbGroupAcceptanceRow, DbGroupReportRow } from './tables';

/**
 * Names of the groups of each forum that differ from Git in a way that nobody
 * accepted for now. Forums that were not compared, or could not be the last
 * time, are left out.
 */
export async function listDriftingGroups(options: {
  knex: Knex;
  forumIds: readonly string[];
  now: number;
}): Promise<Map<string, string[]>> {
  const { knex, forumIds, now } = options;
  const reports = await knex<DbGroupReportRow>('group_reports')
    .select('forum_id', 'drift')
    .whereIn('forum_id', forumIds)
    .whereNotNull('drift')
    .whereNull('problem');
  if (reports.length === 0) {
    return new Map();
  }
  const acceptances = await knex<DbGroupAcceptanceRow>('group_acceptances')
    .select('forum_id', 'drift_id', 'fingerprint')
    .whereIn('forum_id', forumIds)
    .where('until_day', '>=', new Date(now).toISOString().slice(0, 10));
  const accepted = new Set(
    acceptances.map(row =>
      JSON.stringify([row.forum_id, row.drift_id, row.fingerprint]),
    ),
  );
  return new Map(
    reports.map(({ forum_id: forumId, drift }) => {
      const groups = (readDriftColumn(drift) ?? [])
        .filter(
          ({ id, fingerprint }) =>
            !accepted.has(JSON.stringify([forumId, id, fingerprint])),
        )
        .map(({ group }) => group);
      return [forumId, [...new Set(groups)].sort()];
    }),
  );
}
