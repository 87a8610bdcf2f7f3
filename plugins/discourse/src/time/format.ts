const UNITS = [
  { unit: 'year', seconds: 365 * 86_400 },
  { unit: 'month', seconds: 30 * 86_400 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

const BYTE_UNITS = [
  { unit: 'terabyte', bytes: 1e12 },
  { unit: 'gigabyte', bytes: 1e9 },
  { unit: 'megabyte', bytes: 1e6 },
  { unit: 'kilobyte', bytes: 1e3 },
] as const;

/**
 * How long ago an ISO time was, in the largest unit that fits: "3 minutes ago".
 * Times slightly in the future, by clocks that differ, count as now.
 */
export function formatAge(
  at: string,
  options: { now: number; language: string },
): string {
  const { now, language } = options;
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  const fitting = UNITS.find(candidate => seconds >= candidate.seconds);
  // Only for "now": in other cases it says "yesterday" of what is 47 hours old.
  const numeric = fitting ? 'always' : 'auto';
  return new Intl.RelativeTimeFormat(language, { numeric }).format(
    -Math.floor(seconds / (fitting?.seconds ?? 1)),
    fitting?.unit ?? 'second',
  );
}

/** Date and time of an ISO time in the reader's time zone. */
export function formatDateTime(
  at: string,
  options: { language: string },
): string {
  return new Intl.DateTimeFormat(options.language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(at));
}

/** A calendar day like `2026-11-21`, the same in every time zone: "21 Nov 2026". */
export function formatDate(day: string, options: { language: string }): string {
  return new Intl.DateTimeFormat(options.language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(day));
}

/** A calendar day without its year: "21 Nov". */
export function formatDay(day: Date, options: { language: string }): string {
  return new Intl.DateTimeFormat(options.language, {
    day: 'numeric',
    month: 'short',
  }).format(day);
}

/**
 * A span of time in its two largest units: "2 min 30 sec", or "2m 30s" where
 * there is little room.
 */
export function formatDuration(
  seconds: number,
  options: { language: string; display?: 'short' | 'narrow' },
): string {
  const { language, display = 'short' } = options;
  const whole = Math.round(seconds);
  const start = UNITS.findIndex(candidate => whole >= candidate.seconds);
  const units = start < 0 ? UNITS.slice(-1) : UNITS.slice(start, start + 2);
  let rest = whole;
  const parts = units.map(({ unit, seconds: length }) => {
    const value = Math.floor(rest / length);
    rest -= value * length;
    return { unit, value };
  });
  return parts
    .filter(({ value }, index) => value > 0 || index === 0)
    .map(({ unit, value }) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: display,
      }).format(value),
    )
    .join(' ');
}

/** A size in the largest decimal unit that fits: "48.3 MB". */
export function formatBytes(
  bytes: number,
  options: { language: string },
): string {
  const fitting = BYTE_UNITS.find(candidate => bytes >= candidate.bytes);
  return new Intl.NumberFormat(options.language, {
    style: 'unit',
    unit: fitting?.unit ?? 'byte',
    unitDisplay: fitting ? 'short' : 'long',
    maximumFractionDigits: 1,
  }).format(fitting ? bytes / fitting.bytes : bytes);
}

/** A number with the language's thousands separators. */
export function formatNumber(
  value: number,
  options: { language: string },
): string {
  return new Intl.NumberFormat(options.language).format(value);
}
