import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { mergeText } from './mergeText';

const merge = (base: string, head: string, next: string) =>
  mergeText({ base, head, next, nextLabel: 'renderer 2' });
const text = (lines: string[]) => lines.map(line => `${line}\n`).join('');
const splitLines = (value: string) => value.split('\n');

/** Any text of few different lines, so that repetitions are the rule. */
const repetitive = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '  name: x', '---'), {
    maxLength: 14,
  })
  .map(text);

/** Stretches of unique lines, of which one side may change some. */
const stretches = fc
  .array(
    fc.record({
      side: fc.constantFrom<'head' | 'next' | 'none'>('head', 'next', 'none'),
      size: fc.integer({ min: 1, max: 3 }),
      edit: fc.constantFrom<'replace' | 'delete' | 'insert'>(
        'replace',
        'delete',
        'insert',
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => {
    const build = (...sides: string[]) =>
      text(
        parts.flatMap(({ side, size, edit }, index) => {
          const old = Array.from({ length: size }, (_, i) => `${index}.${i}`);
          const added = [`${index} by ${side}`];
          const stays = [`${index} stays`, `${index} stays too`];
          if (!sides.includes(side)) {
            return [...stays, ...old];
          }
          return {
            replace: [...stays, ...added],
            delete: stays,
            insert: [...stays, ...added, ...old],
          }[edit];
        }),
      );
    return {
      base: build(),
      head: build('head'),
      next: build('next'),
      both: build('head', 'next'),
    };
  });

function isSubsequence(part: string[], whole: string[]): boolean {
  let at = 0;
  for (const line of whole) {
    if (at < part.length && part[at] === line) {
      at += 1;
    }
  }
  return at === part.length;
}

describe('mergeText', () => {
  it('takes every change of either side when no two overlap (2,000 cases)', () => {
    fc.assert(
      fc.property(stretches, ({ base, head, next, both }) => {
        expect(merge(base, head, next)).toEqual({ text: both, conflicts: 0 });
      }),
      { numRuns: 2000 },
    );
  });

  it('never loses a line that the repository added (2,000 cases)', () => {
    fc.assert(
      fc.property(repetitive, repetitive, repetitive, (base, head, next) => {
        const known = new Set(splitLines(base));
        const added = splitLines(head).filter(line => !known.has(line));

        expect(
          isSubsequence(added, splitLines(merge(base, head, next).text)),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the other side as it is where one side is unchanged', () => {
    fc.assert(
      fc.property(repetitive, repetitive, (base, changed) => {
        expect(merge(base, changed, base).text).toBe(changed);
        expect(merge(base, base, changed).text).toBe(changed);
        expect(merge(base, changed, changed).text).toBe(changed);
      }),
    );
  });

  it('merges as git merge-file does', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'merge-'));
    const file = (name: string, content: string) => {
      fs.writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    try {
      fc.assert(
        fc.property(stretches, ({ base, head, next }) => {
          const byGit = execFileSync(
            'git',
            [
              'merge-file',
              '-p',
              file('head', head),
              file('base', base),
              file('next', next),
            ],
            { encoding: 'utf8' },
          );

          expect(merge(base, head, next).text).toBe(byGit);
        }),
        { numRuns: 60 },
      );
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it('marks an overlap in its hunk only, with both sides whole', () => {
    const base = text(['one', 'two', 'three', 'four', 'five', 'six', 'seven']);

    const merged = merge(
      base,
      base.replace('two', 'mine').replace('seven', 'my seven'),
      base.replace('two', 'theirs').replace('five', 'their five'),
    );

    expect(merged).toEqual({
      conflicts: 1,
      text: text([
        'one',
        '<<<<<<< repository',
        'mine',
        '=======',
        'theirs',
        '>>>>>>> renderer 2',
        'three',
        'four',
        'their five',
        'six',
        'my seven',
      ]),
    });
  });

  it('keeps repeated keys of a multi-document YAML in their documents', () => {
    const document = (name: string, owner: string) =>
      `kind: Component\nmetadata:\n  name: ${name}\nspec:\n  owner: ${owner}\n`;
    const file = (owners: string[]) =>
      owners.map((owner, i) => document(`part-${i}`, owner)).join('---\n');

    const merged = merge(
      file(['acme', 'acme', 'acme']),
      file(['acme', 'my-team', 'acme']),
      file(['acme', 'acme', 'platform']),
    );

    expect(merged).toEqual({
      conflicts: 0,
      text: file(['acme', 'my-team', 'platform']),
    });
  });

  it('keeps line ends and a missing last one', () => {
    expect(merge('a\r\nb\r\nc', 'A\r\nb\r\nc', 'a\r\nb\r\nC').text).toBe(
      'A\r\nb\r\nC',
    );
  });
});
