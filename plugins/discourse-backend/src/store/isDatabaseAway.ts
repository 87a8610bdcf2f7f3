import { z } from 'zod/v4';

/**
 * What drivers say when a database can not be used for now: away, starting,
 * a standby yet, without a free connection, or held by another writer.
 * PostgreSQL's are from https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const CODES: readonly string[] = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['08000', '08001', '08003', '08004', '08006', '25006', '53300'],
  ...['57P01', '57P02', '57P03', 'SQLITE_BUSY', 'SQLITE_LOCKED'],
];
/** The driver of PostgreSQL gives a connection that ends no code. */
const ENDED = /Connection terminated|Connection ended|not queryable/;

const faultSchema = z.object({
  name: z.string(),
  message: z.string(),
  code: z.string().optional().catch(undefined),
});

/**
 * Whether a statement failed because the database was not there, or all its
 * connections were taken for too long, so that trying again may succeed.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { data } = faultSchema.safeParse(error);
  if (!data) {
    return false;
  }
  const { name, message, code } = data;
  return (
    name === 'KnexTimeoutError' ||
    (code === undefined ? ENDED.test(message) : CODES.includes(code))
  );
}
