import {
  judgeSupport,
  RELEASE_CALENDAR,
  type DiscourseRelease,
  type FacetCount,
} from '@backstage-discourse/plugin-discourse-common';

/**
 * What is known of the support of a release: as the calendar has it, or `newer`
 * than the calendar, `ended` before it begins, `unknown` for other versions.
 */
export type WaveSupport =
  | 'supported'
  | 'ending'
  | 'ended'
  | 'newer'
  | 'development'
  | 'unknown';

/** The forums of one release. */
export interface Wave {
  /** `2026.7`; the version itself where it has no such form. */
  name: string;
  support: WaveSupport;
  /** Missing for what the calendar does not know. */
  release?: DiscourseRelease;
  count: number;
  /** Newest first, as the backend gives them. */
  versions: FacetCount[];
}

const VERSION = /^(\d{4})\.(\d{1,2})\.\d+(-.*)?$/;

/** A number that puts releases in order; NaN where a name is none. */
function rank(name: string): number {
  const [year, month] = name.split('.').map(Number);
  return year * 100 + month;
}

function describe(
  version: string,
  now: number,
): Pick<Wave, 'name' | 'support' | 'release'> {
  const match = VERSION.exec(version);
  if (!match) {
    return { name: version, support: 'unknown' };
  }
  const name = `${match[1]}.${match[2]}`;
  if (match[3]) {
    return { name: `${name}${match[3]}`, support: 'development' };
  }
  const release = RELEASE_CALENDAR.find(known => known.name === name);
  if (release) {
    return { name, support: judgeSupport(release, now), release };
  }
  const isNewer = rank(name) > rank(RELEASE_CALENDAR[0].name);
  return { name, support: isNewer ? 'newer' : 'ended' };
}

/**
 * Who is on what: the forums by release, newest first, with all releases that
 * have support at the moment, also where no forum has them.
 */
export function buildWaves(
  versions: readonly FacetCount[],
  options: { now: number },
): Wave[] {
  const { now } = options;
  const waves = new Map<string, Wave>();
  for (const counted of versions) {
    const described = describe(counted.value, now);
    const wave = waves.get(described.name) ?? {
      ...described,
      count: 0,
      versions: [],
    };
    wave.count += counted.count;
    wave.versions.push(counted);
    waves.set(wave.name, wave);
  }
  for (const release of RELEASE_CALENDAR) {
    const support = judgeSupport(release, now);
    const isOut = Date.parse(release.released) <= now;
    if (isOut && support !== 'ended' && !waves.has(release.name)) {
      const { name } = release;
      waves.set(name, { name, support, release, count: 0, versions: [] });
    }
  }
  const order = (wave: Wave) => rank(wave.name) || 0;
  return [...waves.values()].sort((a, b) => order(b) - order(a));
}

/** How many forums are on releases that get no fixes, now or soon. */
export function countUnsupported(waves: readonly Wave[]): {
  ended: number;
  ending: number;
  total: number;
} {
  const sum = (wanted?: WaveSupport) =>
    waves
      .filter(({ support }) => !wanted || support === wanted)
      .reduce((count, wave) => count + wave.count, 0);
  return { ended: sum('ended'), ending: sum('ending'), total: sum() };
}
