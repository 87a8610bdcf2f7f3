import fc from 'fast-check';
import { parse } from 'yaml';
import { printInOrder, printManifest } from './printYaml';

describe('printManifest', () => {
  it('puts type and names first and sorts the rest', () => {
    expect(
      printManifest({
        spec: { b: 1, a: undefined, name: 'inner' },
        metadata: { labels: {}, namespace: 'space', name: 'outer' },
        kind: 'Kind',
        apiVersion: 'v1',
      }),
    ).toBe(
      [
        'apiVersion: v1',
        'kind: Kind',
        'metadata:',
        '  name: outer',
        '  namespace: space',
        '  labels: {}',
        'spec:',
        '  name: inner',
        '  b: 1',
        '',
      ].join('\n'),
    );
  });

  it('does not depend on the order of keys', () => {
    expect(printManifest({ a: 1, b: { c: 2, d: 3 } })).toBe(
      printManifest({ b: { d: 3, c: 2 }, a: 1 }),
    );
  });

  it('keeps scripts readable', () => {
    expect(printManifest({ script: 'one\n  two\n' })).toBe(
      'script: |\n  one\n    two\n',
    );
  });

  it.each(['no', 'yes', 'on', 'y', 'true', '0400', '1e3', '12:30:45', '~'])(
    'quotes the text %s, which YAML 1.1 reads as something else',
    value => {
      const printed = printInOrder({ value });

      expect(printed).toBe(`value: "${value}"\n`);
    },
  );

  it('means the same to readers of YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.stringMatching(/^[a-zA-Z]{1,8}$/),
          fc.oneof(fc.string(), fc.integer(), fc.boolean()),
        ),
        value => {
          const plain = { ...value };
          const printed = printManifest(plain);

          expect(parse(printed, { version: '1.1' })).toEqual(plain);
          expect(parse(printed, { version: '1.2' })).toEqual(plain);
        },
      ),
      { numRuns: 300 },
    );
  });
});
