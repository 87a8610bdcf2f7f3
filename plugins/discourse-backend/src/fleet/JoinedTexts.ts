/** Ends each text. No text of a database holds it, and no search may. */
const END = '\u0000';

/**
 * Texts one after the other in a single string. Ten thousand strings lie all
 * over the memory, and to look into each takes several times as long.
 */
export class JoinedTexts {
  readonly #joined: string;
  /** Where each text ends, and the next begins. */
  readonly #ends: Uint32Array;

  constructor(texts: readonly string[]) {
    this.#ends = new Uint32Array(texts.length);
    let end = 0;
    for (const [index, text] of texts.entries()) {
      end += text.length + END.length;
      this.#ends[index] = end;
    }
    this.#joined = texts.map(text => text + END).join('');
  }

  /** Which texts have the part in them: 1 for these, 0 for the others. */
  find(part: string): Uint8Array {
    const joined = this.#joined;
    const ends = this.#ends;
    const found = new Uint8Array(ends.length);
    if (part.includes(END)) {
      return found;
    }
    let index = 0;
    let at = joined.indexOf(part);
    while (at !== -1 && index < ends.length) {
      while (ends[index] <= at) {
        index += 1;
      }
      found[index] = 1;
      at = joined.indexOf(part, ends[index]);
      index += 1;
    }
    return found;
  }
}
