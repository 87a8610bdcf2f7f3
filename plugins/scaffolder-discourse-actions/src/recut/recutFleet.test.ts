import { createMockDirectory } from '@backstage/backend-test-utils';
import { digestText } from '@backstage-discourse/forum-manifests';
import {
  callGit,
  startChangePortal,
  statusOf,
  type ChangePortal,
} from '../change/__testUtils__/startChangePortal';

jest.setTimeout(60_000);

const README = 'README.md';
const refOf = (name: string) => `component:default/${name}`;

describe('recutting a fleet', () => {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  let portal: ChangePortal;

  beforeEach(async () => {
    folder.clear();
    portal = await startChangePortal({
      dataDir: folder.path,
      workspacePath: workspace.path,
    });
    for (const name of ['canary', 'acme', 'globex']) {
      await addOldForum(name);
    }
  });

  afterEach(() => portal.close());

  /** A repository in which one document is missing, as from an old renderer. */
  async function addOldForum(name: string) {
    await portal.addForum(name);
    const path = '.forum/lock.yaml';
    const lock =
      (await portal.git.readFile('forums', name, 'main', path)) ?? '';
    const old = `${await portal.git.readFile(
      'forums',
      name,
      'main',
      README,
    )}\nFrom the old renderer.\n`;
    await portal.commit(name, {
      [README]: old,
      [path]: lock.replace(/README\.md: .*/, `README.md: ${digestText(old)}`),
    });
  }

  const run = () =>
    portal.run('discourse:fleet:recut', {
      rings: [
        { name: 'first', forums: [refOf('canary')] },
        { name: 'second', forums: [refOf('acme'), refOf('globex')] },
      ],
    });
  const countPulls = async (name: string) =>
    ((await callGit(portal.git, `/repos/forums/${name}/pulls`)) as unknown[])
      .length;

  it('opens the pull requests of one ring and waits for their merge', async () => {
    const { finished, summary } = await run();
    await run();

    expect(finished).toBe(false);
    expect(summary).toContain('Waiting: ring first has open pull requests');
    expect(await countPulls('canary')).toBe(1);
    expect(await countPulls('acme')).toBe(0);
  });

  it('goes on to the next ring, and ends when all are merged', async () => {
    await run();
    await portal.merge('canary', 1);

    const second = await run();
    await portal.merge('acme', 1);
    await portal.merge('globex', 1);
    const last = await run();

    expect(second.summary).toContain('ring second has open pull requests');
    expect(last).toMatchObject({ finished: true });
    expect(
      await portal.git.readFile('forums', 'acme', 'main', README),
    ).not.toContain('From the old renderer.');
  });

  it('stops when a ring that is merged is unhealthy', async () => {
    await run();
    await portal.merge('canary', 1);
    portal.discourse.forums.set(
      'canary',
      statusOf('canary', [
        {
          id: 'health-down',
          part: 'health',
          severity: 'critical',
          title: 'The forum does not answer',
          since: '2026-09-10T11:00:00Z',
        },
      ]),
    );

    const { summary } = await run();

    expect(summary).toContain(
      'Stopped: ring first is unhealthy (component:default/canary)',
    );
    expect(await countPulls('acme')).toBe(0);
  });

  it('names a repository that can not be recut and stops there', async () => {
    await portal.commit('canary', { 'forum.yaml': 'kind: Nothing\n' });

    const { summary } = await run();

    expect(summary).toContain('component:default/canary: failed.');
    expect(await countPulls('acme')).toBe(0);
  });
});
