import type { z } from 'zod/v4';
import { GitHostError } from '../GitHostError';

/** A request's body in the form of a schema; refuses the rest with the fields at fault. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) {
    const faults = result.error.issues.map(
      issue => `'${issue.path.join('.') || 'body'}': ${issue.message}`,
    );
    throw new GitHostError(422, faults.join('; '));
  }
  return result.data;
}

/** The commit of a ref that must be there. */
export async function requireCommit(
  repository: { resolve(ref: string): Promise<string | undefined> },
  ref: string,
): Promise<string> {
  const commit = await repository.resolve(ref);
  if (!commit) {
    throw new GitHostError(
      404,
      `The branch, tag or commit '${ref}' does not exist`,
    );
  }
  return commit;
}
