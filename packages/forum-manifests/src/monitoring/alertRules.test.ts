import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { goldenForum, GOLDEN_NAMES } from '../__testUtils__/goldenForums';
import { documentFiles } from '../docs/documentFiles';
import { alertGroups } from './alertGroups';

const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const TESTS = join(__dirname, '../../alert-tests');
const FORUM = 'cloud-native-medium';
const MONITORED = GOLDEN_NAMES.filter(
  name => goldenForum(name).spec.monitoring.enabled,
);

function hasPromtool(): boolean {
  try {
    execFileSync(PROMTOOL, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const PRESENT = hasPromtool();
// It comes with Prometheus, which a machine may lack.
const describeWithPromtool = PRESENT ? describe : describe.skip;
const note = PRESENT ? '' : ' (skipped: promtool is not installed)';

function withRules(forum: ForumSpec, use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
  try {
    writeFileSync(
      join(folder, 'rules.yaml'),
      dump({ groups: alertGroups(forum) }),
    );
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function promtool(args: string[]): string {
  return execFileSync(PROMTOOL, args, { encoding: 'utf8', stdio: 'pipe' });
}

describe('the alerts', () => {
  it.each(GOLDEN_NAMES)(
    'of %s have names of their own and say what to do',
    name => {
      const rules = alertGroups(goldenForum(name)).flatMap(
        group => group.rules,
      );
      const names = rules.map(({ alert }) => alert);

      expect(new Set(names).size).toBe(names.length);
      for (const { annotations, expr } of rules) {
        expect(annotations.description).not.toBe('');
        expect(expr).not.toContain('undefined');
      }
    },
  );

  it.each(MONITORED)('of %s link to their paragraph', name => {
    const forum = goldenForum(name);
    const page = documentFiles(forum).find(
      ({ path }) => path === 'docs/alerts.md',
    )?.content;

    for (const { alert, annotations } of alertGroups(forum).flatMap(
      group => group.rules,
    )) {
      const { hash, pathname } = new URL(annotations.runbook_url);
      expect(pathname).toContain(`/${forum.spec.gitops.branch}/docs/alerts.md`);
      expect(page).toContain(`\n## ${alert}\n`);
      expect(hash).toBe(`#${alert.toLowerCase()}`);
    }
  });

  it('ask for no other forum that the same probe watches', () => {
    const down = alertGroups(goldenForum(FORUM))
      .flatMap(({ rules }) => rules)
      .find(({ alert }) => alert === 'ForumDown');

    expect(down?.expr).toContain('instance=~"(https?://)?forum\\\\.initech');
  });

  it('ask nothing that the pods do not report', () => {
    const without = alertGroups(goldenForum('k3s-small'));

    expect(JSON.stringify(without)).not.toContain('discourse_');
  });

  describeWithPromtool(`by promtool${note}`, () => {
    it.each(GOLDEN_NAMES)('of %s are right', name => {
      withRules(goldenForum(name), folder => {
        expect(
          promtool(['check', 'rules', join(folder, 'rules.yaml')]),
        ).toMatch(/SUCCESS/);
      });
    });

    it.each(readdirSync(TESTS))('fire as %s says', file => {
      const forum = goldenForum(FORUM);
      // Queues by name would leave out the alerts on jobs that fail.
      forum.spec.sidekiq.mode = 'separate';
      withRules(forum, folder => {
        writeFileSync(
          join(folder, file),
          readFileSync(join(TESTS, file), 'utf8'),
        );

        expect(promtool(['test', 'rules', join(folder, file)])).toMatch(
          /SUCCESS/,
        );
      });
    });
  });
});
