import fc from 'fast-check';
import {
  appendEntry,
  headOf,
  verifyChain,
  type ChainEntry,
  type ChainHead,
} from './hashChain';

const NAME = 'application a1';

function build(records: readonly unknown[]) {
  const entries: ChainEntry[] = [];
  let head: ChainHead | undefined;
  for (const [index, record] of records.entries()) {
    const entry = appendEntry(NAME, { head, atMs: index, record });
    entries.push(entry);
    head = headOf(entry);
  }
  return { entries, head };
}

const records = fc.array(fc.dictionary(fc.string(), fc.string()), {
  minLength: 1,
  maxLength: 6,
});

describe('hash chain', () => {
  it('accepts what was written', () => {
    fc.assert(
      fc.property(records, each => {
        expect(verifyChain(NAME, build(each))).toEqual({ ok: true });
      }),
    );
  });

  it('notices an edit of any one byte', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.nat(), (each, which, where) => {
        const { entries, head } = build(each);
        const index = which % entries.length;
        const { body } = entries[index];
        const place = where % body.length;
        const edited = String.fromCharCode(body.charCodeAt(place) ^ 1);
        const changed = {
          ...entries[index],
          body: body.slice(0, place) + edited + body.slice(place + 1),
        };

        const result = verifyChain(NAME, {
          entries: entries.with(index, changed),
          head,
        });

        expect(result).toEqual({
          ok: false,
          seq: index + 1,
          fault: `entry ${index + 1} was changed`,
        });
      }),
    );
  });

  it('notices entries that are gone, moved, or from another chain', () => {
    const { entries, head } = build(['a', 'b', 'c']);
    const [first, second, third] = entries;
    const faulty = [
      { entries: [first, third], head },
      { entries: [first, second], head },
      { entries: [second, first, third], head },
      { entries: [], head },
      { entries, head: headOf(second) },
      { entries, head: undefined },
    ];

    for (const chain of faulty) {
      expect(verifyChain(NAME, chain).ok).toBe(false);
    }
    expect(verifyChain('application a2', { entries, head }).ok).toBe(false);
  });
});
