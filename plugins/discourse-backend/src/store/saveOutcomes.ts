import type { Knex } from 'knex';
import { buildFactsColumn } from './factsColumn';
import { buildFleetColumns } from './fleetColumns';
import { buildFindingParamsColumn } from './findingParams';
import type { ForumOutcome } from './ForumOutcome';
import { readMs } from './instants';
import { saveFindingHistory } from './saveFindingHistory';
import { buildSampleRow } from './samples';
import { buildSnapshotRow } from './snapshots';
import type {
  DbFindingRow,
  DbForumQueueRow,
  DbForumRow,
  DbSampleRow,
  DbSnapshotRow,
} from './tables';

/**
 * Stores a batch of outcomes and gives the forums back to the queue, in one
 * transaction. An outcome whose ticket has changed comes too late: the lease
 * had run out, another collector holds the forum, and what it reads is newer.
 * Such outcomes are dropped. Returns the ids of the forums that were stored.
 */
export async function saveOutcomes(options: {
  knex: Knex;
  outcomes: readonly ForumOutcome[];
}): Promise<string[]> {
  const { knex, outcomes } = options;
  return knex.transaction(async tx => {
    const held = await lockQueueRows(tx, outcomes);
    const mine = outcomes.filter(
      outcome => held.get(outcome.forumId)?.ticket === outcome.ticket,
    );
    if (mine.length === 0) {
      return [];
    }
    const ids = mine.map(outcome => outcome.forumId);
    for (const outcome of mine) {
      const columns = buildFleetColumns(outcome);
      const now = outcome.collectedAtMs;
      await tx<DbForumRow>('forums')
        .where({ id: outcome.forumId })
        .update({
          ...columns,
          facts_at: buildFactsColumn(tx, { columns, now }),
        });
    }
    await saveSnapshots(tx, mine);
    await tx<DbFindingRow>('findings').whereIn('forum_id', ids).delete();
    await saveFindings(tx, mine);
    await saveFindingHistory(tx, mine);
    await saveSamples(tx, mine);
    await tx<DbForumQueueRow>('forum_queue')
      .insert(
        mine.map(outcome => buildQueueRow(outcome, held.get(outcome.forumId))),
      )
      .onConflict('forum_id')
      .merge([
        'due_at',
        'ticket',
        'claimed_at',
        'attempts',
        'held_until',
        'budget_started_at',
        'budget_used',
      ]);
    return ids;
  });
}

async function lockQueueRows(
  tx: Knex.Transaction,
  outcomes: readonly ForumOutcome[],
): Promise<Map<string, DbForumQueueRow>> {
  const query = tx<DbForumQueueRow>('forum_queue')
    .whereIn(
      'forum_id',
      outcomes.map(outcome => outcome.forumId),
    )
    // One order for all replicas, so that two batches can not lock crosswise.
    .orderBy('forum_id');
  if (tx.client.config.client === 'pg') {
    query.forUpdate();
  }
  const rows: DbForumQueueRow[] = await query;
  return new Map(rows.map(row => [row.forum_id, row]));
}

function buildQueueRow(
  outcome: ForumOutcome,
  held: DbForumQueueRow | undefined,
): DbForumQueueRow {
  const { next, collectedAtMs } = outcome;
  const requestedAt = readMs(held?.requested_at) ?? 0;
  const claimedAt = readMs(held?.claimed_at) ?? 0;
  return {
    forum_id: outcome.forumId,
    // A refresh that was asked for meanwhile wants what comes after this.
    due_at: requestedAt > claimedAt ? collectedAtMs : next.dueAtMs,
    ticket: null,
    claimed_at: null,
    requested_at: held?.requested_at ?? null,
    attempts: next.attempts,
    held_until: next.heldUntilMs ?? null,
    budget_started_at: next.budget.startedAtMs,
    budget_used: next.budget.used,
  };
}

async function saveSnapshots(
  tx: Knex.Transaction,
  outcomes: readonly ForumOutcome[],
): Promise<void> {
  const rows = outcomes.flatMap(({ forumId, parts, changedParts }) =>
    changedParts.map(part => buildSnapshotRow(forumId, part, parts[part])),
  );
  if (rows.length > 0) {
    await tx<DbSnapshotRow>('snapshots')
      .insert(rows)
      .onConflict(['forum_id', 'part'])
      .merge();
  }
}

async function saveFindings(
  tx: Knex.Transaction,
  outcomes: readonly ForumOutcome[],
): Promise<void> {
  const rows = outcomes.flatMap(({ forumId, findings }) =>
    findings.map(
      (finding, position): DbFindingRow => ({
        forum_id: forumId,
        finding_id: finding.id,
        position,
        part: finding.part,
        severity: finding.severity,
        title: finding.title,
        detail: finding.detail ?? null,
        next_step: finding.nextStep ?? null,
        params: buildFindingParamsColumn(finding),
        since: Date.parse(finding.since),
      }),
    ),
  );
  if (rows.length > 0) {
    await tx<DbFindingRow>('findings').insert(rows);
  }
}

async function saveSamples(
  tx: Knex.Transaction,
  outcomes: readonly ForumOutcome[],
): Promise<void> {
  const rows = outcomes.flatMap(({ forumId, sample }) =>
    sample ? [buildSampleRow(forumId, sample)] : [],
  );
  if (rows.length > 0) {
    await tx<DbSampleRow>('samples')
      .insert(rows)
      .onConflict(['forum_id', 'resolution', 'at'])
      .merge();
  }
}
