/** A Discourse version, in numbers. */
export interface ParsedVersion {
  major: number;
  minor: number;
  patch: number;
  /** `-latest`, `betaN` and the like come before the release. */
  preRelease: boolean;
}

const VERSION = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})([.-].*)?$/;

/** Parses a version of either scheme, such as 2026.7.1 or 3.5.0.beta2. */
export function parseVersion(text: string): ParsedVersion | undefined {
  const match = VERSION.exec(text.trim());
  return match
    ? {
        major: Number(match[1]),
        minor: Number(match[2]),
        patch: Number(match[3]),
        preRelease: match[4] !== undefined,
      }
    : undefined;
}

/** Text that sorts like the version; unknown versions come first. */
export function toVersionSortKey(text: string): string {
  const version = parseVersion(text);
  if (!version) {
    return '';
  }
  const { major, minor, patch, preRelease } = version;
  // Digits only, so that no collation of a database can reorder them.
  return [major, minor, patch, preRelease ? 0 : 1]
    .map(part => String(part).padStart(6, '0'))
    .join('');
}

/** Negative if `a` is older than `b`. */
export function compareVersions(a: ParsedVersion, b: ParsedVersion): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    Number(b.preRelease) - Number(a.preRelease)
  );
}
