import fc from 'fast-check';
import { LOCK_FILE, lockFile } from '../render/lockFile';
import type { RenderedFile } from '../render/RenderedFile';
import { changedSinceRender, recutRepository } from './recutRepository';

const CONFIG = 'base/discourse/config.yaml';
const text = (lines: string[]) => lines.map(line => `${line}\n`).join('');

/** A render, with the lock that goes with it. */
function render(files: Record<string, string>): RenderedFile[] {
  const rendered = Object.entries(files).map(([path, content]) => ({
    path,
    content,
  }));
  return [...rendered, lockFile(rendered)];
}

const asMap = (files: readonly RenderedFile[]) =>
  new Map(files.map(({ path, content }) => [path, content]));

function recut(options: {
  old: RenderedFile[];
  next: RenderedFile[];
  head: ReadonlyMap<string, string>;
}) {
  const { old, next, head } = options;
  const history = asMap(old);
  const bases = new Map(
    changedSinceRender(head).flatMap(({ path }) => {
      const base = history.get(path);
      return base === undefined ? [] : [[path, base] as const];
    }),
  );
  const result = recutRepository({
    files: head,
    bases,
    rendered: next,
    label: 'renderer 2',
  });
  const files = new Map(head);
  for (const { path, content } of result.changes) {
    if (content === undefined) {
      files.delete(path);
    } else {
      files.set(path, content);
    }
  }
  return { ...result, files };
}

const OLD = render({ [CONFIG]: text(['a: 1', 'b: 1', 'c: 1', 'd: 1']) });
const NEXT = render({ [CONFIG]: text(['a: 1', 'b: 1', 'c: 1', 'd: 2']) });

describe('recutRepository', () => {
  it('changes nothing where the render is the same', () => {
    const head = asMap(OLD).set(CONFIG, 'by hand\n').set('notes.md', 'mine\n');

    expect(recut({ old: OLD, next: OLD, head })).toMatchObject({
      changes: [],
      needsHand: [],
    });
  });

  it('keeps an edit by hand that the new render does not touch', () => {
    const head = asMap(OLD).set(
      CONFIG,
      text(['a: mine', 'b: 1', 'c: 1', 'd: 1']),
    );

    const { files, needsHand } = recut({ old: OLD, next: NEXT, head });

    expect(files.get(CONFIG)).toBe(text(['a: mine', 'b: 1', 'c: 1', 'd: 2']));
    expect(needsHand).toEqual([]);
  });

  it('never touches a file that only the customer has', () => {
    const head = asMap(OLD)
      .set('overlays/production/patch.yaml', 'mine\n')
      .set('base/extra.yaml', 'mine\n')
      .set('notes.md', 'mine\n');

    const { changes } = recut({ old: OLD, next: NEXT, head });

    expect(changes.map(({ path }) => path)).toEqual([LOCK_FILE, CONFIG]);
  });

  it('marks an overlap and names the file for a person', () => {
    const head = asMap(OLD).set(
      CONFIG,
      text(['a: 1', 'b: 1', 'c: 1', 'd: mine']),
    );

    const { files, needsHand } = recut({ old: OLD, next: NEXT, head });

    expect(files.get(CONFIG)).toBe(
      text([
        'a: 1',
        'b: 1',
        'c: 1',
        '<<<<<<< repository',
        'd: mine',
        '=======',
        'd: 2',
        '>>>>>>> renderer 2',
      ]),
    );
    expect(needsHand).toEqual([
      { path: CONFIG, reason: 'overlap', conflicts: 1 },
    ]);
  });

  it('finds the base of a second recut without any history', () => {
    const third = render({
      [CONFIG]: text(['a: 1', 'b: 3', 'b2: 3', 'c: 1', 'd: 2']),
    });
    const head = asMap(OLD).set(
      CONFIG,
      text(['a: 1', 'b: 1', 'c: 1', 'd: 1', 'e: mine']),
    );
    const { files: once } = recut({
      old: OLD,
      next: render({ [CONFIG]: text(['a: 2', 'b: 1', 'c: 1', 'd: 1']) }),
      head,
    });

    const { files, needsHand } = recut({ old: [], next: third, head: once });

    expect(once.get(`.forum/rendered/${CONFIG}`)).toContain('a: 2');
    expect(needsHand).toEqual([
      { path: CONFIG, reason: 'overlap', conflicts: 1 },
    ]);
    expect(files.get(CONFIG)).toContain('b: 3\nb2: 3\nc: 1\n');
    expect(files.get(CONFIG)).toContain('e: mine');
  });

  it('leaves a changed file alone whose last render is nowhere found', () => {
    const head = asMap(OLD).set(CONFIG, 'by hand\n');

    const { files, needsHand } = recut({ old: [], next: NEXT, head });

    expect(files.get(CONFIG)).toBe('by hand\n');
    expect(needsHand).toEqual([
      { path: CONFIG, reason: 'unknown-base', conflicts: 0 },
    ]);
  });

  it.each([
    ['deleted-here', OLD.filter(({ path }) => path !== CONFIG), NEXT],
    [
      'no-longer-rendered',
      OLD.map(file =>
        file.path === CONFIG ? { ...file, content: 'by hand\n' } : file,
      ),
      render({}),
    ],
    ['taken', [...render({}), { path: CONFIG, content: 'mine\n' }], NEXT],
  ])('says %s and leaves the file as it is', (reason, head, next) => {
    const before = asMap(head);

    const { files, needsHand } = recut({ old: OLD, next, head: before });

    expect(files.get(CONFIG)).toBe(before.get(CONFIG));
    expect(needsHand).toEqual([{ path: CONFIG, reason, conflicts: 0 }]);
  });

  it('deletes what is rendered no more and was not changed', () => {
    const { changes } = recut({
      old: OLD,
      next: render({}),
      head: asMap(OLD),
    });

    expect(changes).toContainEqual({ path: CONFIG });
  });

  it('adds what is missing among the files of people and changes nothing there', () => {
    const overlay = 'overlays/production/kustomization.yaml';
    const next = [...NEXT, { path: overlay, content: 'new\n' }];

    expect(recut({ old: OLD, next, head: asMap(OLD) }).files.get(overlay)).toBe(
      'new\n',
    );
    expect(
      recut({
        old: OLD,
        next,
        head: asMap(OLD).set(overlay, 'mine\n'),
      }).files.get(overlay),
    ).toBe('mine\n');
  });

  const content = fc
    .array(fc.constantFrom('a: 1', 'a: 2', 'b: 1', '---', 'name: x'), {
      minLength: 1,
      maxLength: 8,
    })
    .map(text);
  const tree = fc.dictionary(
    fc.constantFrom('base/a.yaml', 'base/b.yaml', 'docs/c.md', 'README.md'),
    content,
    { noNullPrototype: true },
  );

  it('keeps all of the customer and settles after one merge (1,500 cases)', () => {
    fc.assert(
      fc.property(tree, tree, tree, tree, (old, next, edits, own) => {
        const rendered = render(old);
        const head = asMap(rendered);
        for (const [path, edited] of Object.entries(edits)) {
          head.set(path, `${edited}by hand: ${path}\n`);
        }
        for (const [path, written] of Object.entries(own)) {
          head.set(`own/${path}`, written);
        }

        const first = recut({ old: rendered, next: render(next), head });
        const again = recut({
          old: rendered,
          next: render(next),
          head: first.files,
        });

        for (const path of Object.keys(edits)) {
          expect(first.files.get(path)).toContain(`by hand: ${path}\n`);
        }
        for (const [path, written] of Object.entries(own)) {
          expect(first.files.get(`own/${path}`)).toBe(written);
        }
        const touched = new Set(first.needsHand.map(({ path }) => path));
        const untouched = Object.entries(next).filter(
          ([path]) => !(path in edits) && !touched.has(path),
        );
        for (const [path, wanted] of untouched) {
          expect(first.files.get(path)).toBe(wanted);
        }
        expect(again.changes).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});
