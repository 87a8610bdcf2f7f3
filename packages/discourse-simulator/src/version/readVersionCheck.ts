import { hexDigits } from '../random';
import { isExtended, missingReleases, newestRelease } from '../releases';

/** Releases get security fixes until two more are out, extended ones for eight months. */
const SUPPORTED_RELEASES = 3;
const SUPPORTED_EXTENDED_RELEASES = 8;
const DAY_MS = 86_400_000;
const CHECK_TIME_OF_DAY_MS = 3 * 3_600_000;

/** Discourse asks for new releases once a day. */
function lastCheck(at: number): number {
  const days = Math.floor((at - CHECK_TIME_OF_DAY_MS) / DAY_MS);
  return days * DAY_MS + CHECK_TIME_OF_DAY_MS;
}

/** The commit of a release. */
export function gitSha(version: string): string {
  return hexDigits(40, 'commit', version);
}

/** The version check of a forum on a release at a time. */
export function readVersionCheck(version: string, at: number) {
  const missing = missingReleases(version, at);
  const isLatest = version.endsWith('-latest');
  return {
    installed_version: version,
    installed_sha: gitSha(version),
    installed_describe: `v${version}${isLatest ? ' +45' : ''}`,
    git_branch: isLatest ? 'latest' : 'HEAD',
    updated_at: new Date(lastCheck(at)).toISOString(),
    latest_version: missing > 0 ? newestRelease(at) : version,
    critical_updates:
      missing >
      (isExtended(version) ? SUPPORTED_EXTENDED_RELEASES : SUPPORTED_RELEASES),
    missing_versions_count: missing,
    stale_data: false,
  };
}
