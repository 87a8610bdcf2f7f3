import type { Knex } from 'knex';

/**
 * The rows of a table that belong to a forum, as a column of any query: the
 * text of a JSON array of objects. So one statement reads several tables, at
 * one moment and for less than a statement each.
 */
export function selectRowsOfForum(
  knex: Knex,
  options: {
    forumId: string;
    table: string;
    columns: readonly string[];
    orderBy?: string;
    /** Name of the column. */
    as: string;
  },
): Knex.Raw {
  const { forumId, table, columns, orderBy, as } = options;
  const [toArray, toObject] =
    knex.client.config.client === 'pg'
      ? ['json_agg', 'json_build_object']
      : ['json_group_array', 'json_object'];
  const members = columns.map(column => `'${column}', ${column}`).join(', ');
  const order = orderBy === undefined ? '' : ` order by ${orderBy}`;
  return knex.raw(
    `(select cast(${toArray}(${toObject}(${members})${order}) as text) from ${table} where forum_id = ?) as ${as}`,
    [forumId],
  );
}

/** Reads what `selectRowsOfForum` selected; PostgreSQL has null for no rows. */
export function readRowsOfForum<Row>(text: string | null): Row[] {
  return text === null ? [] : JSON.parse(text);
}
