import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { ForwardedError, NotFoundError, toError } from '@backstage/errors';
import type { RenderedFile } from '@backstage-discourse/forum-manifests';
import type { ForumRepository } from './ForumRepository';

const LOCK_FILE = '.forum/lock.yaml';

/**
 * Whether the repository of a forum is there already: `same` when an earlier
 * run published this very render, so that a new run can go on after it.
 * `.forum/lock.yaml` holds a digest of every rendered file.
 */
export async function findPublished(
  files: readonly RenderedFile[],
  options: { repository: ForumRepository; urlReader: UrlReaderService },
): Promise<'none' | 'same' | 'other'> {
  const { repository, urlReader } = options;
  const url = new URL(LOCK_FILE, repository.contentsUrl).toString();
  const lock = files.find(({ path }) => path === LOCK_FILE);
  try {
    const response = await urlReader.readUrl(url);
    const published = await response.buffer();
    return published.toString('utf8') === lock?.content ? 'same' : 'other';
  } catch (error) {
    const cause = toError(error);
    if (cause.name === NotFoundError.name) {
      return 'none';
    }
    throw new ForwardedError(
      `Looking whether the repository ${repository.remoteUrl} exists failed`,
      cause,
    );
  }
}
