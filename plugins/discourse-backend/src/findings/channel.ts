import {
  RELEASE_CALENDAR,
  type DiscourseRelease,
  type ForumChannel,
} from '@backstage-discourse/plugin-discourse-common';
import {
  compareVersions,
  parseVersion,
  type ParsedVersion,
} from './parseVersion';

/** By the suffix first, then by the table of extended support releases. */
export function findChannel(version: ParsedVersion): ForumChannel {
  if (version.preRelease) {
    return 'latest';
  }
  return findRelease(version)?.esr ? 'esr' : 'release';
}

/** The release of the calendar that a version belongs to. */
export function findRelease(
  version: ParsedVersion,
): DiscourseRelease | undefined {
  const name = `${version.major}.${version.minor}`;
  return RELEASE_CALENDAR.find(release => release.name === name);
}

/**
 * The day on which a version stops getting fixes. What leads up to a release
 * gets them until that release is out, and then the next one does.
 */
export function findSupportEnd(version: ParsedVersion): string | undefined {
  const release = findRelease(version);
  return version.preRelease ? release?.released : release?.supportEnds;
}

/**
 * Releases that came after a version. On the channel `esr` only the extended
 * support releases count.
 */
export function countNewerReleases(
  version: ParsedVersion,
  now: number,
): number {
  const channel = findChannel(version);
  return RELEASE_CALENDAR.filter(release => {
    const released = parseVersion(`${release.name}.0`);
    return (
      released !== undefined &&
      Date.parse(release.released) <= now &&
      (channel !== 'esr' || release.esr) &&
      compareVersions(released, { ...version, patch: 0 }) > 0
    );
  }).length;
}
