import { z } from 'zod/v4';
import { count, instant, maybe, versionText } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';

/**
 * The installed version and what the vendor's update service says about it.
 *
 * @public
 */
export interface VersionCheck {
  installedVersion: string;
  /** Commit of the installation, if the forum knows it. */
  installedSha?: string;
  /** As `git describe` puts it. */
  installedDescribe?: string;
  gitBranch?: string;
  /** When the forum last heard from the update service. */
  updatedAt?: string;
  /** Missing until the update service was reached once. */
  latestVersion?: string;
  missingVersionsCount?: number;
  criticalUpdates?: boolean;
  /** A check is queued; on hosts without internet this stays true. */
  pending: boolean;
  /** The figures about the latest version are old or contradictory. */
  staleData: boolean;
}

/**
 * Something that the forum itself complains about.
 *
 * @public
 */
export interface ForumProblem {
  /** Stable name of the check, such as `sidekiq_check`. */
  identifier?: string;
  priority?: string;
  /** HTML in the language of the forum. */
  messageHtml: string;
}

const versionCheckSchema = z
  .object({
    installed_version: versionText,
    installed_sha: maybe(z.string()),
    installed_describe: maybe(z.string()),
    git_branch: maybe(z.string()),
    updated_at: maybe(instant),
    latest_version: maybe(versionText),
    missing_versions_count: maybe(count),
    critical_updates: maybe(z.boolean()),
    version_check_pending: maybe(z.boolean()),
    stale_data: maybe(z.boolean()),
  })
  .transform(
    (check): VersionCheck => ({
      installedVersion: check.installed_version,
      installedSha: pickSha(check.installed_sha),
      installedDescribe: check.installed_describe,
      gitBranch: check.git_branch,
      updatedAt: check.updated_at,
      latestVersion: check.latest_version,
      missingVersionsCount: check.missing_versions_count,
      criticalUpdates: check.critical_updates,
      pending: check.version_check_pending ?? false,
      staleData: check.stale_data ?? false,
    }),
  );

const problemsSchema = z.object({
  problems: z.array(
    z
      .object({
        identifier: maybe(z.string()),
        priority: maybe(z.string()),
        message: z.string(),
      })
      .transform(
        (problem): ForumProblem => ({
          identifier: problem.identifier,
          priority: problem.priority,
          messageHtml: problem.message,
        }),
      ),
  ),
});

/** Without git, Discourse puts the version in place of the commit. */
function pickSha(sha: string | undefined): string | undefined {
  return sha && /^[0-9a-f]{40}$/.test(sha) ? sha : undefined;
}

export function readVersionCheck(
  session: ForumSession,
  options: RequestOptions,
): Promise<VersionCheck> {
  return session.read(
    {
      method: 'GET',
      path: ['admin', 'version_check'],
      key: 'required',
      signal: options.signal,
    },
    versionCheckSchema,
  );
}

export async function readProblems(
  session: ForumSession,
  options: RequestOptions,
): Promise<{ items: ForumProblem[] }> {
  const { problems } = await session.read(
    {
      method: 'GET',
      path: ['admin', 'dashboard', 'problems'],
      key: 'required',
      signal: options.signal,
    },
    problemsSchema,
  );
  return { items: problems };
}
