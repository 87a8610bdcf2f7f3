const DAY_MS = 24 * 60 * 60 * 1000;
const BEFORE_DAYS = 240;
const AFTER_DAYS = 180;

/** The stretch of time that the calendar of support shows, in milliseconds. */
export interface SupportWindow {
  start: number;
  end: number;
}

/** Some months before and after a moment. */
export function buildWindow(now: number): SupportWindow {
  return {
    start: now - BEFORE_DAYS * DAY_MS,
    end: now + AFTER_DAYS * DAY_MS,
  };
}

/** Where a moment is in the window, in percent of its length, kept inside. */
export function placeIn(window: SupportWindow, at: number): number {
  const share = (at - window.start) / (window.end - window.start);
  return Math.min(100, Math.max(0, share * 100));
}
