import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import {
  parseCursorPart,
  readCursorText,
  writeCursorText,
} from '../store/cursorText';
import { readMs } from '../store/instants';
import type { DbForumRow } from '../store/tables';
import type { FleetOrder, FleetSortColumn } from './fleetOrder';

// A cursor comes from a caller, who may have written it. PostgreSQL fails on a
// text in a number's place, on a larger number than the column holds and on NUL.
const textSchema = z.string().refine(text => !text.includes('\u0000'));
const whole = z.int().nullable();
const VALUE_SCHEMAS: Record<
  FleetSortColumn,
  z.ZodType<FleetCursor['value']>
> = {
  title_sort: textSchema,
  severity_rank: z.int32(),
  version_sort: textSchema.nullable(),
  enqueued: whole,
  last_backup_at: whole,
  collected_at: whole,
};

const positionSchema = z.tuple([
  z.string(),
  z.enum(['asc', 'desc']),
  z.unknown(),
  textSchema,
  textSchema,
]);

/** Where a page ended: the sorted value, the title and the id of its last row. */
export interface FleetCursor {
  value: string | number | null;
  titleSort: string;
  id: string;
}

/** The cursor behind a row, as opaque text. */
export function writeCursor(
  row: Pick<DbForumRow, FleetSortColumn | 'id'>,
  { column, order }: FleetOrder,
): string {
  const value = row[column];
  return writeCursorText([
    column,
    order,
    // PostgreSQL returns bigint as text.
    column === 'title_sort' || column === 'version_sort'
      ? value
      : readMs(value) ?? null,
    row.title_sort,
    row.id,
  ]);
}

/** Reads a cursor; throws `InputError` where it is not one of this order. */
export function readCursor(
  text: string,
  { column, order }: FleetOrder,
): FleetCursor {
  const [ofColumn, ofOrder, value, titleSort, id] = readCursorText(
    text,
    positionSchema,
  );
  if (ofColumn !== column || ofOrder !== order) {
    throw new InputError(
      `'cursor' belongs to another order; leave it out to begin again`,
    );
  }
  return {
    value: parseCursorPart(value, VALUE_SCHEMAS[column]),
    titleSort,
    id,
  };
}

/** Keeps what comes after a cursor, whatever was added or removed before it. */
export function whereAfter(
  query: Knex.QueryBuilder,
  { column, order, nullable }: FleetOrder,
  { value, titleSort, id }: FleetCursor,
): Knex.QueryBuilder {
  if (value === null) {
    return query
      .whereNull(column)
      .whereRaw('(title_sort, id) > (?, ?)', [titleSort, id]);
  }
  return query.where(after => {
    after
      .where(column, order === 'asc' ? '>' : '<', value)
      .orWhere(equal =>
        equal
          .where(column, value)
          .whereRaw('(title_sort, id) > (?, ?)', [titleSort, id]),
      );
    if (nullable) {
      after.orWhereNull(column);
    }
  });
}
