import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  DirectoryForum,
  DirectoryQuery,
  ForumDirectory,
} from '@backstage-discourse/plugin-discourse-node';

/** All pages of a query, with the time of the newest change in them. */
export async function listDirectory(
  query: Omit<DirectoryQuery, 'cursor'>,
  options: {
    directory: ForumDirectory;
    auth: AuthService;
    signal?: AbortSignal;
  },
): Promise<{ forums: DirectoryForum[]; changedAtMs: number }> {
  const { directory, auth, signal } = options;
  const forums: DirectoryForum[] = [];
  let changedAtMs = 0;
  let cursor: string | undefined;
  do {
    const credentials = await auth.getOwnServiceCredentials();
    const page = await directory.listForums(
      { ...query, cursor },
      { credentials, signal },
    );
    forums.push(...page.items);
    changedAtMs = Math.max(changedAtMs, page.changedAtMs);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { forums, changedAtMs };
}
