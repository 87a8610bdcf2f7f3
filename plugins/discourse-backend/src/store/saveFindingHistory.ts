import {
  SEVERITIES,
  type Finding,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { buildFindingParamsColumn } from './findingParams';
import type { ForumOutcome } from './ForumOutcome';
import type { DbFindingEpisodeRow } from './tables';

/**
 * Keeps when each finding held. What is new begins, what is gone ends, and what
 * became worse keeps the words of its worst. Reads one row a finding that is
 * open and writes only what changed, so that a fleet that is well costs nothing.
 *
 * The caller holds the forums, so nobody else writes their episodes; a forum
 * that an older version of the plugin collected meanwhile is put right here.
 */
export async function saveFindingHistory(
  tx: Knex.Transaction,
  outcomes: readonly ForumOutcome[],
): Promise<void> {
  const open = await tx<DbFindingEpisodeRow>('finding_history')
    .whereIn(
      'forum_id',
      outcomes.map(({ forumId }) => forumId),
    )
    .whereNull('until');
  const openByKey = new Map(
    open.map(row => [keyOf(row.forum_id, row.finding_id), row]),
  );
  const begun: Array<Omit<DbFindingEpisodeRow, 'id'>> = [];
  for (const { forumId, findings, collectedAtMs } of outcomes) {
    for (const finding of findings.filter(each => each.severity !== 'ok')) {
      const key = keyOf(forumId, finding.id);
      const episode = openByKey.get(key);
      openByKey.delete(key);
      if (!episode) {
        begun.push(buildEpisode(forumId, finding));
      } else if (isWorse(finding, episode)) {
        const { severity, title, params } = buildEpisode(forumId, finding);
        await tx<DbFindingEpisodeRow>('finding_history')
          .where({ id: episode.id })
          .update({ severity, title, params });
      }
    }
    const gone = [...openByKey.values()].filter(
      row => row.forum_id === forumId,
    );
    if (gone.length > 0) {
      await tx<DbFindingEpisodeRow>('finding_history')
        .whereIn(
          'id',
          gone.map(({ id }) => id),
        )
        .update({ until: collectedAtMs });
    }
  }
  if (begun.length > 0) {
    await tx<DbFindingEpisodeRow>('finding_history').insert(begun);
  }
}

function keyOf(forumId: string, findingId: string): string {
  return JSON.stringify([forumId, findingId]);
}

function isWorse(finding: Finding, episode: DbFindingEpisodeRow): boolean {
  const rank = (severity: string) =>
    SEVERITIES.findIndex(each => each === severity);
  return rank(finding.severity) > rank(episode.severity);
}

function buildEpisode(
  forumId: string,
  finding: Finding,
): Omit<DbFindingEpisodeRow, 'id'> {
  return {
    forum_id: forumId,
    finding_id: finding.id,
    part: finding.part,
    severity: finding.severity,
    title: finding.title,
    params: buildFindingParamsColumn(finding),
    since: Date.parse(finding.since),
    until: null,
  };
}
