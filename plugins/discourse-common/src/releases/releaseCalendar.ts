/** A release of Discourse with its time of support. @public */
export interface DiscourseRelease {
  /** `YYYY.M`, as in the vendor's versions.json. */
  name: string;
  /** The newest version of this release that the calendar knows. */
  version: string;
  /** Day of the release. */
  released: string;
  /** Extended support release. */
  esr: boolean;
  /** Day on which support ends. */
  supportEnds: string;
}

/**
 * The vendor's calendar (`versions.json` of discourse/discourse) as of
 * September 2026, newest first. Releases that came later are judged by what
 * the forum itself says about the latest version.
 *
 * @public
 */
export const RELEASE_CALENDAR: readonly DiscourseRelease[] = [
  release('2026.9.0', '2026-09-22', '2026-11-24'),
  release('2026.8.0', '2026-08-25', '2026-10-27'),
  release('2026.7.1', '2026-07-28', '2027-03-30', 'esr'),
  release('2026.6.0', '2026-06-30', '2026-08-25'),
  release('2026.5.0', '2026-05-28', '2026-07-28'),
  release('2026.4.0', '2026-04-28', '2026-06-30'),
  release('2026.3.0', '2026-03-31', '2026-05-28'),
  release('2026.2.0', '2026-02-26', '2026-04-28'),
  release('2026.1.7', '2026-01-28', '2026-09-29', 'esr'),
  release('2025.12.0', '2025-12-30', '2026-02-26'),
  release('2025.11.0', '2025-11-25', '2026-01-28'),
];

/** A release that can be chosen, judged at one moment. @public */
export interface ReleaseChoice extends DiscourseRelease {
  support: 'supported' | 'ending' | 'ended';
  /** Whether a new forum gets it unless somebody chooses another. */
  recommended: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Support that ends sooner than this is no good start for a new forum. */
const ENDING_MS = 45 * DAY_MS;
/** Releases that ended longer ago are not on offer. */
const SHOWN_AFTER_END_MS = 90 * DAY_MS;

/**
 * The releases that a new forum can start with, newest first. Recommended is
 * the newest with extended support, else the newest with any.
 *
 * @public
 */
export function listReleaseChoices(now: number): ReleaseChoice[] {
  const shown = RELEASE_CALENDAR.filter(
    ({ released, supportEnds }) =>
      Date.parse(released) <= now &&
      Date.parse(supportEnds) + SHOWN_AFTER_END_MS > now,
  ).map(entry => ({ ...entry, support: judgeSupport(entry, now) }));
  const supported = shown.filter(({ support }) => support === 'supported');
  const recommended =
    supported.find(({ esr }) => esr) ?? supported[0] ?? shown[0];
  return shown.map(entry => ({
    ...entry,
    recommended: entry.name === recommended?.name,
  }));
}

/**
 * Whether a release gets fixes at a moment, given in milliseconds; `ending`
 * within 45 days of its end.
 *
 * @public
 */
export function judgeSupport(
  { supportEnds }: Pick<DiscourseRelease, 'supportEnds'>,
  now: number,
): ReleaseChoice['support'] {
  const leftMs = Date.parse(supportEnds) - now;
  if (leftMs <= 0) {
    return 'ended';
  }
  return leftMs < ENDING_MS ? 'ending' : 'supported';
}

function release(
  version: string,
  released: string,
  supportEnds: string,
  esr?: 'esr',
): DiscourseRelease {
  return {
    name: version.replace(/\.\d+$/, ''),
    version,
    released,
    supportEnds,
    esr: esr !== undefined,
  };
}
