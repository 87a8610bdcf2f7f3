import {
  SEVERITIES,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';

/** A finding that somebody may have to be told of. */
export interface Alert {
  forumId: string;
  forumTitle: string;
  entityRef: string;
  owner?: string;
  findingId: string;
  part: string;
  severity: Severity;
  title: string;
  nextStep?: string;
}

const rowsSchema = z.array(
  z.object({
    forum_id: z.string(),
    forum_title: z.string(),
    entity_ref: z.string(),
    owner: z.string(),
    finding_id: z.string(),
    part: z.string(),
    severity: z.enum(SEVERITIES),
    title: z.string(),
    next_step: z.string().nullable(),
  }),
);

/** Findings of active forums from a severity on that hold for a while. */
export async function listAlerts(options: {
  knex: Knex;
  severity: Severity;
  heldSince: number;
}): Promise<Alert[]> {
  const { knex, severity, heldSince } = options;
  const rows: unknown = await knex('findings')
    .join('forums', 'forums.id', 'findings.forum_id')
    .where('forums.status', 'active')
    .whereNotNull('forums.entity_ref')
    .whereIn(
      'findings.severity',
      SEVERITIES.slice(SEVERITIES.indexOf(severity)),
    )
    .where('findings.since', '<=', heldSince)
    .orderBy(['findings.forum_id', 'findings.position'])
    .select({
      forum_id: 'findings.forum_id',
      forum_title: 'forums.title',
      entity_ref: 'forums.entity_ref',
      owner: 'forums.owner',
      finding_id: 'findings.finding_id',
      part: 'findings.part',
      severity: 'findings.severity',
      title: 'findings.title',
      next_step: 'findings.next_step',
    });
  return rowsSchema.parse(rows).map(row => ({
    forumId: row.forum_id,
    forumTitle: row.forum_title,
    entityRef: row.entity_ref,
    owner: row.owner === '' ? undefined : row.owner,
    findingId: row.finding_id,
    part: row.part,
    severity: row.severity,
    title: row.title,
    nextStep: row.next_step ?? undefined,
  }));
}
