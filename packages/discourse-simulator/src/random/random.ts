function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** A 32 bit hash of its parts, evenly spread: the same parts give the same number. */
export function hash32(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    if (typeof part === 'number') {
      // Both halves, because times have more than 32 bits.
      hash = mix(hash ^ part);
      hash = mix(hash ^ Math.floor(part / 2 ** 32));
    } else {
      for (let index = 0; index < part.length; index += 1) {
        hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
      }
      hash = mix(hash ^ part.length);
    }
  }
  return mix(hash) >>> 0;
}

/** A number from 0 up to, not including, 1 that depends on the parts alone. */
export function fraction(...parts: (string | number)[]): number {
  return hash32(...parts) / 2 ** 32;
}

/** A whole number from `min` to `max` that depends on the parts alone. */
export function wholeBetween(
  min: number,
  max: number,
  ...parts: (string | number)[]
): number {
  return min + Math.floor(fraction(...parts) * (max - min + 1));
}

/** One of the items, chosen by the parts alone. */
export function choose<T>(
  items: readonly [T, ...T[]],
  ...parts: (string | number)[]
): T {
  return items[wholeBetween(0, items.length - 1, ...parts)] ?? items[0];
}

/** Lower case hexadecimal digits that depend on the parts alone. */
export function hexDigits(
  length: number,
  ...parts: (string | number)[]
): string {
  let digits = '';
  for (let block = 0; digits.length < length; block += 1) {
    digits += hash32(block, ...parts)
      .toString(16)
      .padStart(8, '0');
  }
  return digits.slice(0, length);
}
