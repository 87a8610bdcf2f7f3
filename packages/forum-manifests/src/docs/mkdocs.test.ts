import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { goldenForum, GOLDEN_NAMES } from '../__testUtils__/goldenForums';
import { documentFiles } from './documentFiles';

const { MKDOCS } = process.env;
// bin/test names one, and installs it where the machine has none.
const describeWithMkdocs = MKDOCS ? describe : describe.skip;
const withoutMkdocs = MKDOCS
  ? ''
  : ' (skipped: the variable MKDOCS names no mkdocs with techdocs-core)';

/** Builds the documentation of a forum; fails when mkdocs warns. */
function build(forum: ForumSpec): string {
  const folder = mkdtempSync(join(tmpdir(), 'forum-docs-'));
  try {
    for (const { path, content } of documentFiles(forum)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return execFileSync(
      'sh',
      ['-c', '"$0" build --strict --site-dir site 2>&1', MKDOCS ?? 'mkdocs'],
      { cwd: folder, encoding: 'utf8' },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describeWithMkdocs(`mkdocs build --strict${withoutMkdocs}`, () => {
  it.each(GOLDEN_NAMES)(
    'builds the documentation of %s without a warning',
    name => {
      const output = build(goldenForum(name));

      expect(output).toContain('Documentation built');
      expect(output).not.toContain('WARNING');
      // Links to places that do not exist are mere information to mkdocs.
      expect(output).not.toMatch(/INFO\s+-\s+Doc file .* contains a link/);
    },
    60_000,
  );
});
