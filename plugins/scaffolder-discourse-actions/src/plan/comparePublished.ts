import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { ForwardedError, NotFoundError, toError } from '@backstage/errors';
import {
  parseForumYaml,
  type RenderedFile,
} from '@backstage-discourse/forum-manifests';
import type { ForumRepository } from './ForumRepository';

const LOCK_FILE = '.forum/lock.yaml';
const FORUM_FILE = 'forum.yaml';

/** What tells the branch of a repository from any other. */
export type PublishedFiles =
  /** There is no forum in it, and perhaps no repository. */
  undefined | { lock: string; forumYaml: string | undefined };

/** What the branch of a repository holds, compared with a plan. */
export type PublishedState =
  | { kind: 'none' }
  /** What the plan would make, from an earlier run. */
  | { kind: 'same' }
  /** Something else. `holder` says whose, for people. */
  | { kind: 'other'; holder: string };

interface ReadOptions {
  urlReader: UrlReaderService;
}

async function readFile(
  path: string,
  options: { repository: ForumRepository } & ReadOptions,
): Promise<string | undefined> {
  const { repository, urlReader } = options;
  try {
    const url = new URL(path, repository.contentsUrl).toString();
    const response = await urlReader.readUrl(url);
    return (await response.buffer()).toString('utf8');
  } catch (error) {
    const cause = toError(error);
    if (cause.name === NotFoundError.name) {
      return undefined;
    }
    throw new ForwardedError(
      `Looking whether the repository ${repository.remoteUrl} exists failed`,
      cause,
    );
  }
}

function describeHolder(forumYaml: string | undefined): string {
  const forum = forumYaml === undefined ? undefined : parseForumYaml(forumYaml);
  if (!forum?.ok) {
    return 'something that is no forum of this portal';
  }
  const { metadata, spec } = forum.spec;
  return `forum '${metadata.name}' of customer '${spec.customer}' at ${spec.hostname}, owned by ${spec.owner}`;
}

/** Reads from the Git host what {@link comparePublished} compares. */
export async function readPublished(
  repository: ForumRepository,
  options: ReadOptions,
): Promise<PublishedFiles> {
  const lock = await readFile(LOCK_FILE, { ...options, repository });
  return lock === undefined
    ? undefined
    : {
        lock,
        forumYaml: await readFile(FORUM_FILE, { ...options, repository }),
      };
}

/**
 * Compares a plan with what the repository holds. The lock holds a digest of
 * every rendered file, `forum.yaml` the answers themselves.
 */
export function comparePublished(
  files: readonly RenderedFile[],
  published: PublishedFiles,
): PublishedState {
  if (published === undefined) {
    return { kind: 'none' };
  }
  const planned = (path: string) =>
    files.find(file => file.path === path)?.content;
  const { lock, forumYaml } = published;
  return lock === planned(LOCK_FILE) && forumYaml === planned(FORUM_FILE)
    ? { kind: 'same' }
    : { kind: 'other', holder: describeHolder(forumYaml) };
}
