import { applyPatch } from 'diff';
import fc from 'fast-check';
import { planRepository } from './planRepository';
import { unifiedDiff } from './unifiedDiff';

const text = fc
  .array(fc.constantFrom('a: 1', 'b: 2', '', '  - c', 'ä "quoted"'))
  .map(lines => lines.map(line => `${line}\n`).join(''));

describe('unifiedDiff', () => {
  it('turns the one text into the other when it is applied', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        expect(applyPatch(from, unifiedDiff('base/x.yaml', { from, to }))).toBe(
          to,
        );
      }),
    );
  });

  it('names the file as Git does', () => {
    expect(unifiedDiff('base/x.yaml', { from: 'a\n', to: 'b\n' })).toBe(
      '--- a/base/x.yaml\n+++ b/base/x.yaml\n@@ -1,1 +1,1 @@\n-a\n+b\n',
    );
    expect(unifiedDiff('new', { to: 'b\n' })).toContain('--- /dev/null\n');
    expect(unifiedDiff('old', { from: 'b\n' })).toContain('+++ /dev/null\n');
  });
});

describe('planRepository', () => {
  const rendered = [
    { path: 'base/new.yaml', content: 'new\n' },
    { path: 'base/same.yaml', content: 'same\n' },
    { path: 'base/stale.yaml', content: 'now\n' },
    { path: 'overlays/production/kustomization.yaml', content: 'first\n' },
  ];
  const files = new Map([
    ['base/gone.yaml', 'gone\n'],
    ['base/same.yaml', 'same\n'],
    ['base/stale.yaml', 'before\n'],
    ['overlays/production/kustomization.yaml', 'ours\n'],
    ['notes.txt', 'ours\n'],
  ]);

  it('adds, changes and removes what is rendered, and leaves people’s files', () => {
    const changes = planRepository({
      files,
      rendered,
      lastRendered: ['base/gone.yaml', 'base/never-there.yaml'],
    });

    expect(changes.map(({ action, path }) => `${action} ${path}`)).toEqual([
      'remove base/gone.yaml',
      'add base/new.yaml',
      'change base/stale.yaml',
    ]);
  });

  it('plans nothing for a repository that equals its render', () => {
    const equal = new Map(
      rendered.map(({ path, content }) => [path, content] as const),
    );

    expect(
      planRepository({ files: equal, rendered, lastRendered: [] }),
    ).toEqual([]);
  });
});
