import type { Knex } from 'knex';

/** Makes the same query anew, for each statement that builds on it. */
export type Select = () => Knex.QueryBuilder;
