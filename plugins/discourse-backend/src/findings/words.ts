const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A number as people write it: 12,480. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** A number with its noun: `1 job`, `12,480 jobs`. */
export function formatNumberOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A span in its largest sensible unit: `7 minutes`, `3 days`. */
export function formatSpan(ms: number): string {
  if (ms >= 2 * DAY_MS) {
    return formatNumberOf(Math.floor(ms / DAY_MS), 'day');
  }
  if (ms >= 2 * HOUR_MS) {
    return formatNumberOf(Math.floor(ms / HOUR_MS), 'hour');
  }
  if (ms >= MINUTE_MS) {
    return formatNumberOf(Math.floor(ms / MINUTE_MS), 'minute');
  }
  return formatNumberOf(Math.max(1, Math.floor(ms / 1000)), 'second');
}

/** Words in a row: `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2
    ? last
    : `${words.slice(0, -1).join(', ')} and ${last}`;
}
