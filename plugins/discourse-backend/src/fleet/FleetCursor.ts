import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { readCursorText, writeCursorText } from '../store/cursorText';
import { readMs } from '../store/instants';
import type { DbForumRow } from '../store/tables';
import type { FleetOrder } from './fleetOrder';

const positionSchema = z.tuple([
  z.string(),
  z.enum(['asc', 'desc']),
  z.union([z.string(), z.number(), z.null()]),
  z.string(),
  z.string(),
]);

/** Where a page ended: the sorted value, the title and the id of its last row. */
export interface FleetCursor {
  value: string | number | null;
  titleSort: string;
  id: string;
}

/** The cursor behind a row, as opaque text. */
export function writeCursor(
  row: DbForumRow,
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
  return { value, titleSort, id };
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
