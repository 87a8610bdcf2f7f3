import fc from 'fast-check';
import { JoinedTexts } from './JoinedTexts';

// Few letters, so that parts are found, and across the ends of texts too.
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ß', '\n', '漢') });

describe('JoinedTexts', () => {
  it('finds what a look into each text finds', () => {
    fc.assert(
      fc.property(fc.array(text), text, (texts, part) => {
        expect([...new JoinedTexts(texts).find(part)]).toEqual(
          texts.map(each => (each.includes(part) ? 1 : 0)),
        );
      }),
    );
  });

  it('finds nothing that reaches from one text into the next', () => {
    const texts = new JoinedTexts(['ab', 'cd']);

    expect([...texts.find('bc')]).toEqual([0, 0]);
    expect([...texts.find('b\u0000c')]).toEqual([0, 0]);
    expect([...texts.find('\u0000')]).toEqual([0, 0]);
  });
});
