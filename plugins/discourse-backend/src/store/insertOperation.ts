import type { Knex } from 'knex';
import type { DbOperationRow } from './tables';

/** Records who did what to which forum, with what result. */
export async function insertOperation(options: {
  knex: Knex;
  operation: Omit<DbOperationRow, 'id' | 'detail'> & { detail?: string };
}): Promise<void> {
  const { knex, operation } = options;
  await knex<DbOperationRow>('operations').insert({
    ...operation,
    detail: operation.detail ?? null,
  });
}
