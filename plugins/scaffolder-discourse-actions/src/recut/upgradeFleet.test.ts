import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Finding } from '@backstage-discourse/plugin-discourse-common';
import {
  callGit,
  startChangePortal,
  statusOf,
  type ChangePortal,
} from '../change/__testUtils__/startChangePortal';

jest.setTimeout(60_000);

const VERSION = '2026.9.0';
const refOf = (name: string) => `component:default/${name}`;

function critical(part: Finding['part'], id: string): Finding {
  return {
    ...{ id, part, title: id },
    severity: 'critical',
    since: '2026-09-10T11:00:00Z',
  };
}

describe('upgrading a fleet', () => {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  let portal: ChangePortal;

  beforeEach(async () => {
    folder.clear();
    portal = await startChangePortal({
      dataDir: folder.path,
      workspacePath: workspace.path,
    });
    for (const name of ['canary', 'acme']) {
      await portal.addForum(name);
    }
  });

  afterEach(() => portal.close());

  const run = () =>
    portal.run('discourse:fleet:upgrade', {
      version: VERSION,
      rings: [
        { name: 'first', forums: [refOf('canary')] },
        { name: 'all', forums: [refOf('acme')] },
      ],
    });
  const countPulls = async (name: string) =>
    ((await callGit(portal.git, `/repos/forums/${name}/pulls`)) as unknown[])
      .length;

  it('opens pull requests of one ring and goes on when they are merged', async () => {
    const first = await run();
    expect(first.summary).toContain('ring first has open pull requests');
    expect(await countPulls('acme')).toBe(0);

    await portal.merge('canary', 1);
    await run();
    await portal.merge('acme', 1);

    expect(await run()).toMatchObject({ finished: true });
    expect(
      await portal.git.readFile('forums', 'acme', 'main', 'forum.yaml'),
    ).toContain(VERSION);
  });

  it('mends a critical version, and stops at any other critical finding', async () => {
    portal.discourse.forums.set(
      'canary',
      statusOf('canary', [critical('version', 'version-out-of-support')]),
    );
    await run();
    expect(await countPulls('canary')).toBe(1);

    portal.discourse.forums.set(
      'canary',
      statusOf('canary', [critical('sidekiq', 'sidekiq-stuck')]),
    );
    const { summary } = await run();
    expect(summary).toContain('Stopped: ring first is unhealthy');
  });
});
