import fc from 'fast-check';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const LABEL_CHARACTERS = [...LETTERS, ...'0123456789-'];
/** Characters of titles, some of them rare. */
export const TITLE_CHARACTERS = [
  ...LETTERS,
  ...'ÄéßЖ中 .,:;!?&()+-_/@#%’–0123456789',
];

/** Text of these characters. */
export function text(characters: string[], maxLength: number) {
  return fc
    .array(fc.constantFrom(...characters), { minLength: 0, maxLength })
    .map(parts => parts.join(''));
}

/** A DNS label. */
export function label(maxLength: number) {
  return fc
    .tuple(
      fc.constantFrom(...LETTERS),
      text(LABEL_CHARACTERS, maxLength - 2),
      fc.constantFrom(...LETTERS),
    )
    .map(parts => parts.join(''));
}

/** A value or undefined. */
export function optional<T>(arbitrary: fc.Arbitrary<T>) {
  return fc.option(arbitrary, { nil: undefined });
}

/** A host name. */
export const host = fc
  .tuple(label(20), label(12))
  .map(([name, zone]) => `${name}.${zone}.example`);

/** A storage quantity. */
export const quantity = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('Gi', 'Ti'))
  .map(([amount, unit]) => `${amount}${unit}`);

/** An address that may be behind a CDN or a sign-in page. */
export const address = host.map(name => `https://${name}/start`);
