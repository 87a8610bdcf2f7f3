import { z } from 'zod/v4';

/**
 * Classes of PostgreSQL's codes, and SQLite's codes, of what is wrong with the
 * data of a statement: https://www.postgresql.org/docs/current/errcodes-appendix.html
 * (22 data exception, 23 integrity constraint violation, 54 program limit
 * exceeded) and https://www.sqlite.org/rescode.html
 */
const CODES = /^(?:22|23|54)...$|^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/;

const codedSchema = z.object({ code: z.string() });

/**
 * Whether a database refuses what it was to store, and will do so again. The
 * driver of SQLite itself refuses values of types that it does not know.
 */
export function isDataRefused(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) {
    return true;
  }
  const { data } = codedSchema.safeParse(error);
  return data !== undefined && CODES.test(data.code);
}
