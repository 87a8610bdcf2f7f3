import {
  partProblemSchema,
  partSchemas,
  type ForumParts,
  type PartName,
  type PartProblem,
  type PartState,
} from '@backstage-discourse/plugin-discourse-common';
import type { z } from 'zod/v4';
import { readIso, toDbInstant } from './instants';
import type { DbSnapshotRow } from './tables';

/** A stored part of a forum that is known. */
export type SnapshotRow = Omit<DbSnapshotRow, 'forum_id'>;

/** Reads the stored parts of one forum; what is missing is an empty part. */
export function readSnapshotRows(rows: readonly SnapshotRow[]): ForumParts {
  const byPart = new Map(rows.map(row => [row.part, row]));
  const keys = readPart(byPart.get('keys'), partSchemas.keys);
  const deployment = readPart(byPart.get('deployment'), partSchemas.deployment);
  return {
    health: readPart(byPart.get('health'), partSchemas.health),
    version: readPart(byPart.get('version'), partSchemas.version),
    sidekiq: readPart(byPart.get('sidekiq'), partSchemas.sidekiq),
    backups: readPart(byPart.get('backups'), partSchemas.backups),
    groups: readPart(byPart.get('groups'), partSchemas.groups),
    ...(isKnown(keys) && { keys }),
    ...(isKnown(deployment) && { deployment }),
  };
}

/** The row that stores one part. */
export function buildSnapshotRow(
  forumId: string,
  part: PartName,
  state: PartState<unknown> = {},
): DbSnapshotRow {
  const { data, observedAt, problem } = state;
  return {
    forum_id: forumId,
    part,
    data: data === undefined ? null : JSON.stringify(data),
    observed_at: toDbInstant(observedAt),
    problem_kind: problem?.kind ?? null,
    problem_message: problem?.message ?? null,
    problem_since: toDbInstant(problem?.since),
    problem_retry_at: toDbInstant(problem?.retryAt),
  };
}

/** Whether anything was ever tried; some forums have no such part. */
function isKnown(state: PartState<unknown>): boolean {
  return state.data !== undefined || state.problem !== undefined;
}

/** Data that another version wrote in another shape counts as never read. */
function readPart<T>(
  row: SnapshotRow | undefined,
  schema: z.ZodType<T>,
): PartState<T> {
  if (!row) {
    return {};
  }
  const parsed =
    row.data === null ? undefined : schema.safeParse(parseJson(row.data));
  const problem = readProblem(row);
  return {
    ...(parsed?.success && {
      data: parsed.data,
      observedAt: readIso(row.observed_at),
    }),
    ...(problem && { problem }),
  };
}

function readProblem(row: SnapshotRow): PartProblem | undefined {
  if (row.problem_kind === null) {
    return undefined;
  }
  return partProblemSchema.safeParse({
    kind: row.problem_kind,
    message: row.problem_message,
    since: readIso(row.problem_since),
    retryAt: readIso(row.problem_retry_at),
  }).data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
