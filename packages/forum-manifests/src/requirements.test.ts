import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenForum, GOLDEN_NAMES } from './__testUtils__/goldenForums';
import { EVIDENCE } from './__testUtils__/requirementEvidence';
import { explainField } from './explain/explainField';
import { renderForum } from './render/renderForum';

const PACKAGE = join(__dirname, '..');

function ids(prefix: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${prefix}${String(index + 1).padStart(2, '0')}`,
  );
}

const IDS = [
  ...ids('P', 24),
  ...ids('A', 15),
  ...ids('K', 17),
  ...ids('D', 10),
];

interface Row {
  id: string;
  asked: string;
  field: string;
  files: string[];
  test: string;
}

function codes(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
}

function readRows(): Row[] {
  const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
  return readme
    .split('\n')
    .filter(line => /^\| [PAKD]\d\d /.test(line))
    .map(line => {
      const [id, asked, field, files, test] = line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim());
      return { id, asked, field, files: codes(files), test };
    });
}

describe('the table of founding requirements', () => {
  const rows = readRows();
  const repositories = new Map(
    GOLDEN_NAMES.map(name => [
      name,
      new Map(
        renderForum(goldenForum(name)).map(({ path, content }) => [
          path,
          content,
        ]),
      ),
    ]),
  );

  it('has each requirement once and no empty cell', () => {
    expect(rows.map(({ id }) => id)).toEqual(IDS);
    for (const { id, asked, field, files, test } of rows) {
      expect(
        [id, asked, field, files.join(), test].filter(cell => !cell),
      ).toEqual([]);
    }
  });

  it('names fields that a ForumSpec has', () => {
    for (const { id, field } of rows) {
      for (const code of codes(field).filter(
        text => !text.includes(' adopt'),
      )) {
        const path = `spec.${code.split(':')[0]}`;

        expect(`${id} ${path} ${explainField(path).found}`).toBe(
          `${id} ${path} true`,
        );
      }
    }
  });

  it('names files that a repository has', () => {
    for (const { id, files } of rows) {
      for (const file of files) {
        const holders = GOLDEN_NAMES.filter(name =>
          repositories.get(name)?.has(file),
        );

        expect(`${id} ${file} ${holders.length > 0}`).toBe(
          `${id} ${file} true`,
        );
      }
    }
  });

  it('names tests that exist', () => {
    for (const { test } of rows) {
      const [path] = codes(test);

      expect(`${path} ${existsSync(join(PACKAGE, path))}`).toBe(`${path} true`);
    }
  });

  it.each(IDS)('keeps what row %s promises', id => {
    const { repository, file, text } = EVIDENCE[id];
    const row = rows.find(each => each.id === id);

    expect(row?.files).toContain(file);
    expect(repositories.get(repository)?.get(file)).toMatch(text);
  });
});
