import { InputError } from '@backstage/errors';
import { compareVersions } from '@backstage-discourse/forum-manifests';
import {
  RELEASE_CALENDAR,
  type DiscourseRelease,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';

/** Where new versions come from. */
export type UpgradeChannel = 'release' | 'esr';

/** The version to go to, and what people must know of it. */
export interface Upgrade {
  version: string;
  notes: string[];
  unchecked: string[];
}

const ESR_CYCLE = 8;

function day(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function findRelease(version: string): DiscourseRelease | undefined {
  const name = /^v?(\d+\.\d+)/.exec(version)?.[1];
  return RELEASE_CALENDAR.find(release => release.name === name);
}

function newestOf(channel: UpgradeChannel, now: number): string {
  const released = RELEASE_CALENDAR.filter(
    ({ released: date, esr }) =>
      Date.parse(date) <= now && (channel === 'release' || esr),
  );
  const newest = [...released].sort((a, b) =>
    compareVersions(b.version, a.version),
  )[0];
  if (!newest) {
    throw new InputError(
      `'channel' ${channel} has no release yet; give a 'version'`,
    );
  }
  return newest.version;
}

function supportNote(version: string, now: number): string {
  const release = findRelease(version);
  if (!release) {
    return `The calendar of this portal does not know ${version}; look up how long it is supported.`;
  }
  const { supportEnds, esr } = release;
  const kind = esr ? 'an extended support release (ESR)' : 'a monthly release';
  const ended = Date.parse(supportEnds) <= now;
  return `${version} is ${kind}; its support ${
    ended ? 'ended' : 'ends'
  } on ${day(supportEnds)}.`;
}

function skippedNote(from: string, to: string): string[] {
  const between = RELEASE_CALENDAR.filter(
    ({ version }) =>
      compareVersions(version, from) > 0 && compareVersions(version, to) < 0,
  );
  return between.length > ESR_CYCLE
    ? [
        `It skips ${between.length} releases. Old migrations that remove become ordinary ones after about a year, so this one is not free of downtime; go through an ESR in between.`,
      ]
    : [];
}

function databaseNotes({ spec }: ForumSpec): string[] {
  return [
    'Needs PostgreSQL 15 or newer with the extensions hstore, pg_trgm, unaccent and vector. The rendered cluster has them; do not upgrade PostgreSQL in the same pull request.',
    `Migrations run as two Jobs: the first only adds while the old pods serve, the second removes once the new pods are healthy. Until the second has started, reverting this pull request goes back; after it, only a recovery of ${spec.backups.databaseRetentionDays} days at most does.`,
  ];
}

function pluginNotes({ spec }: ForumSpec): string[] {
  const { external } = spec.plugins;
  return external.length === 0
    ? []
    : [
        `Plugins in the image: ${external
          .map(({ name, revision }) => `${name} (${revision})`)
          .join(
            ', ',
          )}. Build the image with this version first, and put its digest into 'spec.discourse.image.digest'.`,
      ];
}

/**
 * Decides on the version of an upgrade. Throws for a version that is older
 * than the one that runs: migrations have no way down.
 */
export function resolveUpgrade(
  forum: ForumSpec,
  options: {
    channel: UpgradeChannel | undefined;
    version: string | undefined;
    now: number;
  },
): Upgrade {
  const { channel, version: pinned, now } = options;
  const from = forum.spec.discourse.version;
  const version = pinned ?? (channel && newestOf(channel, now));
  if (!version) {
    throw new InputError("Give a 'version', or a 'channel': release or esr");
  }
  if (compareVersions(version, from) < 0) {
    throw new InputError(
      `'version' ${version} is older than ${from}, which the repository holds; migrations have no way down, restore the forum instead`,
    );
  }
  return {
    version,
    notes: [
      supportNote(version, now),
      ...skippedNote(from, version),
      ...databaseNotes(forum),
      ...pluginNotes(forum),
    ],
    unchecked: [
      'how long the migrations take on the data of this forum; note the time on a restored copy first',
      'whether themes and plugins work with the new version',
    ],
  };
}
