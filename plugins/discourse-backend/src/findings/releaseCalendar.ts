/** A release of Discourse with its time of support. */
export interface DiscourseRelease {
  /** `YYYY.M`, as in the vendor's versions.json. */
  name: string;
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
 */
export const RELEASE_CALENDAR: readonly DiscourseRelease[] = [
  release('2026.9', '2026-09-22', '2026-11-24'),
  release('2026.8', '2026-08-25', '2026-10-27'),
  release('2026.7', '2026-07-28', '2027-03-30', 'esr'),
  release('2026.6', '2026-06-30', '2026-08-25'),
  release('2026.5', '2026-05-28', '2026-07-28'),
  release('2026.4', '2026-04-28', '2026-06-30'),
  release('2026.3', '2026-03-31', '2026-05-28'),
  release('2026.2', '2026-02-26', '2026-04-28'),
  release('2026.1', '2026-01-28', '2026-09-29', 'esr'),
  release('2025.12', '2025-12-30', '2026-02-26'),
  release('2025.11', '2025-11-25', '2026-01-28'),
];

function release(
  name: string,
  released: string,
  supportEnds: string,
  esr?: 'esr',
): DiscourseRelease {
  return { name, released, supportEnds, esr: esr !== undefined };
}
