import fc from 'fast-check';
import packageJson from '../../package.json';
import { RENDERER_VERSION } from './rendererVersion';
import { treeHash } from './treeHash';

describe('treeHash', () => {
  const files = [
    { path: 'a', content: 'one' },
    { path: 'b', content: 'two' },
  ];

  it('does not depend on the order of the files', () => {
    expect(treeHash([...files].reverse())).toBe(treeHash(files));
  });

  it('tells apart trees that differ anywhere', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ path: fc.string(), content: fc.string() }), {
          selector: ({ path }) => path,
          minLength: 1,
        }),
        fc.string({ minLength: 1 }),
        (tree, extra) => {
          const [first, ...rest] = tree;

          expect(
            treeHash([{ ...first, content: first.content + extra }, ...rest]),
          ).not.toBe(treeHash(tree));
          expect(
            treeHash([{ ...first, path: first.path + extra }, ...rest]),
          ).not.toBe(treeHash(tree));
        },
      ),
    );
  });

  it('does not confuse a path with a content', () => {
    expect(treeHash([{ path: 'ab', content: 'c' }])).not.toBe(
      treeHash([{ path: 'a', content: 'bc' }]),
    );
  });
});

describe('RENDERER_VERSION', () => {
  it('is the version of the package', () => {
    expect(RENDERER_VERSION).toBe(packageJson.version);
  });
});
