const SHAPE = /^(\d{4})\.(\d{1,2})\.(\d+)(-latest)?$/;

/** Months since year 0 of a release such as 2026.10.1. */
function monthOf(version: string): number | undefined {
  const match = SHAPE.exec(version);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : undefined;
}

/** The release of a month counted from year 0. */
function releaseOfMonth(month: number, patch: number): string {
  return `${Math.floor(month / 12)}.${(month % 12) + 1}.${patch}`;
}

/** Discourse releases on the last Tuesday of each month. */
function releaseDay(month: number): number {
  const lastDay = new Date(
    Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0),
  );
  return lastDay.getTime() - ((lastDay.getUTCDay() + 5) % 7) * 86_400_000;
}

function newestMonth(at: number): number {
  const now = new Date(at);
  const month = now.getUTCFullYear() * 12 + now.getUTCMonth();
  return releaseDay(month) <= at ? month : month - 1;
}

/** The newest Discourse release at a time. */
export function newestRelease(at: number): string {
  return releaseOfMonth(newestMonth(at), 0);
}

/** The release that is so many releases older than the newest at a time. */
export function releaseBehind(releases: number, at: number): string {
  return releaseOfMonth(newestMonth(at) - releases, releases === 0 ? 0 : 1);
}

/** How many releases a version is behind the newest at a time. */
export function missingReleases(version: string, at: number): number {
  const month = monthOf(version);
  return month === undefined ? 0 : Math.max(0, newestMonth(at) - month);
}

/** Whether a version is of a release with extended support: January's and July's. */
export function isExtended(version: string): boolean {
  const month = monthOf(version);
  return month !== undefined && month % 6 === 0;
}
