import {
  SEVERITIES,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';

/** Bounds the bindings of one statement. */
const CHUNK = 500;

/** What an audience was told of and not yet cleared. */
export interface Notice {
  audience: string;
  forumId: string;
  forumTitle: string;
  entityRef: string;
  owner?: string;
  findingId: string;
  severity: Severity;
  title: string;
  /** Whether the finding still stands, or can not be judged at the moment. */
  open: boolean;
}

const rowsSchema = z.array(
  z.object({
    audience: z.string(),
    forum_id: z.string(),
    forum_title: z.string(),
    entity_ref: z.string(),
    owner: z.string(),
    finding_id: z.string(),
    severity: z.enum(SEVERITIES),
    title: z.string(),
    standing: z.string().nullable(),
    problem: z.string().nullable(),
  }),
);

/**
 * Everything that was told. A finding whose part can not be read is neither
 * there nor gone, so its notice stays open.
 */
export async function listNotices(options: { knex: Knex }): Promise<Notice[]> {
  const rows: unknown = await options
    .knex('notices')
    .join('forums', 'forums.id', 'notices.forum_id')
    .leftJoin('findings', join =>
      join
        .on('findings.forum_id', 'notices.forum_id')
        .andOn('findings.finding_id', 'notices.finding_id'),
    )
    .leftJoin('snapshots', join =>
      join
        .on('snapshots.forum_id', 'notices.forum_id')
        .andOn('snapshots.part', 'notices.part'),
    )
    .whereNotNull('forums.entity_ref')
    .orderBy(['notices.audience', 'notices.forum_id', 'notices.finding_id'])
    .select({
      audience: 'notices.audience',
      forum_id: 'notices.forum_id',
      forum_title: 'forums.title',
      entity_ref: 'forums.entity_ref',
      owner: 'forums.owner',
      finding_id: 'notices.finding_id',
      severity: 'notices.severity',
      title: 'notices.title',
      standing: 'findings.severity',
      problem: 'snapshots.problem_kind',
    });
  return rowsSchema.parse(rows).map(row => ({
    audience: row.audience,
    forumId: row.forum_id,
    forumTitle: row.forum_title,
    entityRef: row.entity_ref,
    owner: row.owner === '' ? undefined : row.owner,
    findingId: row.finding_id,
    severity: row.severity,
    title: row.title,
    open:
      row.standing !== null ||
      (row.problem !== null && !row.finding_id.startsWith('access-')),
  }));
}

/** Records what an audience was just told, in one transaction. */
export async function saveNotices(options: {
  knex: Knex;
  audience: string;
  told: ReadonlyArray<{
    forumId: string;
    findingId: string;
    part: string;
    severity: Severity;
    title: string;
  }>;
  cleared: ReadonlyArray<{ forumId: string; findingId: string }>;
  now: number;
}): Promise<void> {
  const { knex, audience, told, cleared, now } = options;
  await knex.transaction(async tx => {
    for (let start = 0; start < told.length; start += CHUNK) {
      await tx('notices')
        .insert(
          told.slice(start, start + CHUNK).map(each => ({
            audience,
            forum_id: each.forumId,
            finding_id: each.findingId,
            part: each.part,
            severity: each.severity,
            title: each.title,
            told_at: now,
          })),
        )
        .onConflict(['audience', 'forum_id', 'finding_id'])
        .merge(['severity', 'title', 'told_at', 'part']);
    }
    for (const { forumId, findingId } of cleared) {
      await tx('notices')
        .where({ audience, forum_id: forumId, finding_id: findingId })
        .delete();
    }
  });
}
