import { z } from 'zod/v4';
import type { ForumSession, RequestOptions } from '../session/ForumSession';

/**
 * A group that a login provider supplies.
 *
 * @public
 */
export interface AssociatedGroup {
  id: number;
  name: string;
  /** Login provider, such as `google_oauth2`. */
  provider: string;
}

const associatedGroupsSchema = z.object({
  associated_groups: z.array(
    z
      .object({ id: z.int(), name: z.string(), provider_name: z.string() })
      .transform(
        ({ id, name, provider_name }): AssociatedGroup => ({
          id,
          name,
          provider: provider_name,
        }),
      ),
  ),
});

export async function listAssociatedGroups(
  session: ForumSession,
  options: RequestOptions,
): Promise<{ items: AssociatedGroup[] }> {
  const answer = await session.read(
    {
      method: 'GET',
      path: ['associated_groups'],
      key: 'required',
      signal: options.signal,
    },
    associatedGroupsSchema,
  );
  return { items: answer.associated_groups };
}
