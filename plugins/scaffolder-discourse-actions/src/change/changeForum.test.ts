import { createMockDirectory } from '@backstage/backend-test-utils';
import { checkRepository } from '@backstage-discourse/forum-manifests';
import {
  callGit,
  FORUM,
  startChangePortal,
  type ChangePortal,
} from './__testUtils__/startChangePortal';

const NAME = 'acme-community';
const BRANCH = 'forum/upgrade';

interface Change {
  baseCommit: string;
  changed: boolean;
  needsHand: boolean;
  changedPaths: string[];
  description: string;
}

interface Pull {
  number: number;
  title: string;
  body: string;
  state: string;
  head: { ref: string; sha: string };
}

jest.setTimeout(60_000);

describe('changing a forum', () => {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  let portal: ChangePortal;

  beforeEach(async () => {
    folder.clear();
    workspace.clear();
    portal = await startChangePortal({
      dataDir: folder.path,
      workspacePath: workspace.path,
    });
    await portal.addForum(NAME, {
      change: { discourse: { version: '2026.7.1' } },
    });
  });

  afterEach(() => portal.close());

  const plan = async (input: Record<string, unknown>) =>
    (await portal.run('discourse:change:upgrade', { forum: FORUM, ...input }))
      .change as Change;
  const propose = (change: Change, title = 'Upgrade', isDryRun = false) =>
    portal.run(
      'discourse:change:propose',
      {
        forum: FORUM,
        baseCommit: change.baseCommit,
        branch: BRANCH,
        title,
        description: change.description,
      },
      { isDryRun },
    );
  const listPulls = async () =>
    (await callGit(
      portal.git,
      `/repos/forums/${NAME}/pulls?state=all`,
    )) as Pull[];
  const readMain = (path: string) =>
    portal.git.readFile('forums', NAME, 'main', path);

  it('turns an upgrade into a pull request whose branch passes forum check', async () => {
    const change = await plan({ version: '2026.8.0' });

    const outcome = await propose(change);

    const [pull] = await listPulls();
    const paths = await portal.git.listFiles('forums', NAME, pull.head.sha);
    const files = new Map(
      await Promise.all(
        paths.map(
          async path =>
            [
              path,
              (await portal.git.readFile(
                'forums',
                NAME,
                pull.head.sha,
                path,
              )) ?? '',
            ] as const,
        ),
      ),
    );
    expect(outcome).toMatchObject({
      changed: true,
      pullRequestNumber: pull.number,
      summary: `Opened pull request ${pull.number}`,
    });
    expect(files.get('forum.yaml')).toContain('version: "2026.8.0"');
    expect(checkRepository({ files })).toEqual([]);
    expect(pull.body).toContain(
      '`spec.discourse.version`: `"2026.7.1"` → `"2026.8.0"`',
    );
    expect(pull.body).toContain('its support ends on 27 October 2026');
    expect(pull.body).toContain('the pods of `Deployment acme-community-web`');
    expect(pull.body).toContain('PostgreSQL 15 or newer');
  });

  it('updates the same branch and pull request when it runs again', async () => {
    const first = await plan({ version: '2026.8.0' });
    await propose(first);
    const [before] = await listPulls();

    const same = await propose(first);
    const [unchanged] = await listPulls();
    const other = await propose(
      await plan({ version: '2026.8.1' }),
      'Upgrade further',
    );

    const pulls = await listPulls();
    expect(same.summary).toBe('Pull request 1 asks for this already');
    expect(unchanged.head.sha).toBe(before.head.sha);
    expect(other.summary).toBe('Updated pull request 1');
    expect(pulls).toHaveLength(1);
    expect(pulls[0]).toMatchObject({ title: 'Upgrade further', state: 'open' });
    expect(
      await portal.git.readFile('forums', NAME, BRANCH, 'forum.yaml'),
    ).toContain('version: "2026.8.1"');
  });

  it('makes no pull request where nothing changes', async () => {
    const change = await plan({ version: '2026.7.1' });

    const outcome = await propose(change);

    expect(change.changed).toBe(false);
    expect(outcome).toMatchObject({ changed: false, pullRequestUrl: '' });
    expect(await listPulls()).toEqual([]);
  });

  it('writes nothing when it rehearses', async () => {
    const outcome = await propose(
      await plan({ version: '2026.8.0' }),
      'Upgrade',
      true,
    );

    expect(outcome.changed).toBe(false);
    expect(await listPulls()).toEqual([]);
    await expect(
      callGit(portal.git, `/repos/forums/${NAME}/branches/${BRANCH}`),
    ).rejects.toThrow('404');
  });

  it('keeps files and edits of the customer through an upgrade', async () => {
    const readme = (await readMain('README.md')) ?? '';
    await portal.commit(NAME, {
      'README.md': `${readme}\nCall Ann before you merge.\n`,
      'overlays/production/patch.yaml': 'mine: true\n',
      'notes/contract.md': 'Until 2028.\n',
    });

    const change = await plan({ version: '2026.8.0' });
    await propose(change);
    await portal.merge(NAME, 1);

    expect(change.needsHand).toBe(false);
    expect(change.description).not.toContain('Needs a hand');
    expect(await readMain('README.md')).toContain('Call Ann before you merge.');
    expect(await readMain('overlays/production/patch.yaml')).toBe(
      'mine: true\n',
    );
    expect(await readMain('notes/contract.md')).toBe('Until 2028.\n');
  });

  it('says that an overlap needs a hand', async () => {
    const path = 'base/discourse/web-deployment.yaml';
    const text = (await readMain(path)) ?? '';
    await portal.commit(NAME, {
      [path]: text.replaceAll('2026.7.1', '2026.7.1-mine'),
    });

    const change = await plan({ version: '2026.8.0' });

    expect(change.needsHand).toBe(true);
    expect(change.description).toContain(`### Needs a hand\n\n- \`${path}\``);
  });

  it('proposes nothing that was planned on an older commit', async () => {
    const change = await plan({ version: '2026.8.0' });
    await portal.commit(NAME, { 'notes.md': 'meanwhile\n' });

    await expect(propose(change)).rejects.toThrow(
      "The branch 'main' has moved since the change was planned",
    );
    expect(await listPulls()).toEqual([]);
  });

  it('makes the branch anew on the newest commit and keeps the pull request', async () => {
    await propose(await plan({ version: '2026.8.0' }));
    await portal.commit(NAME, { 'notes.md': 'meanwhile\n' });

    const outcome = await propose(await plan({ version: '2026.8.0' }));

    expect(outcome.summary).toBe('Updated pull request 1');
    expect(await listPulls()).toHaveLength(1);
    expect(await portal.git.readFile('forums', NAME, BRANCH, 'notes.md')).toBe(
      'meanwhile\n',
    );
  });

  it("refuses to throw away a person's commit on the branch", async () => {
    await propose(await plan({ version: '2026.8.0' }));
    await callGit(portal.git, `/repos/forums/${NAME}/contents`, {
      method: 'POST',
      body: {
        branch: BRANCH,
        message: 'My own work',
        files: [
          {
            operation: 'create',
            path: 'mine.md',
            content: Buffer.from('mine').toString('base64'),
          },
        ],
      },
    });

    await expect(propose(await plan({ version: '2026.8.1' }))).rejects.toThrow(
      'has a commit that this portal did not make',
    );
    expect(await portal.git.readFile('forums', NAME, BRANCH, 'mine.md')).toBe(
      'mine',
    );
  });

  it.each([
    ['discourse.forum.read', /discourse\.forum\.read/],
    ['discourse.forum.operate', /discourse\.forum\.operate/],
  ])('is refused without %s', async (permission, message) => {
    const change = await plan({ version: '2026.8.0' });
    portal.denied.add(permission);

    await expect(plan({ version: '2026.8.0' })).rejects.toThrow(message);
    await expect(propose(change)).rejects.toThrow(message);
    expect(await listPulls()).toEqual([]);
  });

  it('refuses entities that are no forum, another forum, or not to be seen', async () => {
    const [entity] = portal.entities;
    portal.entities.push(
      {
        ...entity,
        metadata: { ...entity.metadata, name: 'plain', annotations: {} },
      },
      { ...entity, metadata: { ...entity.metadata, name: 'thief' } },
    );
    const upgrade = (name: string) =>
      portal.run('discourse:change:upgrade', {
        forum: `component:default/${name}`,
        channel: 'esr',
      });

    await expect(upgrade('plain')).rejects.toThrow(
      'must have the annotation discourse.org/forum',
    );
    await expect(upgrade('thief')).rejects.toThrow(
      "belongs to another entity than 'component:default/thief'",
    );
    await expect(upgrade('nobody')).rejects.toThrow(
      'must be an entity of the catalog that you may see',
    );
  });

  it('refuses a repository that holds another forum', async () => {
    await portal.addForum('other');
    const [acme, other] = portal.entities;
    acme.metadata.annotations = {
      ...other.metadata.annotations,
      'discourse.org/forum': NAME,
    };

    await expect(plan({ channel: 'esr' })).rejects.toThrow(
      "'metadata.name' in 'forum.yaml'",
    );
  });

  it('deletes what the new state no longer has', async () => {
    await portal.commit(NAME, { 'notes.md': 'here\n' });
    const change = await plan({ version: '2026.8.0' });
    workspace.setContent({ repository: { 'forum.yaml': 'all there is\n' } });

    await propose(change);

    expect(await portal.git.listFiles('forums', NAME, BRANCH)).toEqual([
      'forum.yaml',
    ]);
  });
});
