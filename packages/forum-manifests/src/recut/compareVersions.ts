const VERSION = /^v?(\d+(?:\.\d+)*)(?:-(.+))?$/;

interface Version {
  numbers: number[];
  /** What follows a dash, like `latest`; it comes before the release. */
  preRelease?: string;
}

function parse(text: string): Version {
  const [, numbers, preRelease] = VERSION.exec(text.trim()) ?? [];
  if (numbers === undefined) {
    throw new RangeError(
      `'${text}' must be a version like 2026.10.0 or 0.3.1-rc.1`,
    );
  }
  return { numbers: numbers.split('.').map(Number), preRelease };
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/**
 * Orders versions by their numbers, so that 2026.9 comes before 2026.10.
 * Missing numbers are zeros; a version with a suffix comes before the one
 * without. Throws a RangeError for text that is no version.
 *
 * @public
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let i = 0; i < length; i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) {
      return Math.sign(difference);
    }
  }
  if (left.preRelease === undefined || right.preRelease === undefined) {
    return (
      Number(left.preRelease === undefined) -
      Number(right.preRelease === undefined)
    );
  }
  return compareText(left.preRelease, right.preRelease);
}
