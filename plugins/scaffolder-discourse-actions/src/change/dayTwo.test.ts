import { parse } from 'yaml';
import { NAME, setUpChangeBench } from './__testUtils__/setUpChangeBench';
import { NOW } from './__testUtils__/startChangePortal';

const DAY_MS = 24 * 60 * 60 * 1000;

jest.setTimeout(60_000);

describe('the changes of day two', () => {
  const bench = setUpChangeBench();
  const spec = () => parse(bench.workspaceFile('forum.yaml')).spec;

  it('scales what was answered and leaves all else', async () => {
    await bench.portal.addForum(NAME);

    const change = await bench.plan('scale', {
      size: 'medium',
      sidekiqMode: 'separate',
      sidekiqReplicas: 3,
    });

    expect(spec()).toMatchObject({
      size: 'medium',
      sidekiq: { mode: 'separate', replicas: 3 },
    });
    expect(change.description).toContain(
      'adds `Deployment acme-community-sidekiq`',
    );
    expect(change.description).toContain('### Capacity');
  });

  it('keeps comments of forum.yaml', async () => {
    await bench.portal.addForum(NAME);
    const text = await bench.portal.git.readFile(
      'forums',
      NAME,
      'main',
      'forum.yaml',
    );
    await bench.portal.commit(NAME, {
      'forum.yaml': `# Ann: ask before you scale\n${text}`,
    });

    await bench.plan('scale', { webReplicas: 4 });

    expect(bench.workspaceFile('forum.yaml')).toContain(
      '# Ann: ask before you scale\n',
    );
  });

  it('refuses a smaller volume before anything is written', async () => {
    await bench.portal.addForum(NAME, { change: { size: 'large' } });

    await expect(
      bench.plan('scale', { databaseStorage: '1Gi' }),
    ).rejects.toThrow("'databaseStorage' must not be less than now");
    expect(bench.workspace.content()).toEqual({});
  });

  it('names the field of a value that a forum can not have', async () => {
    await bench.portal.addForum(NAME);

    await expect(bench.plan('scale', { webReplicas: 99 })).rejects.toThrow(
      /spec\.web\.replicas/,
    );
  });

  it('takes the newest version of a channel and never goes back', async () => {
    await bench.portal.addForum(NAME, {
      change: { discourse: { version: '2026.7.1' } },
    });

    await bench.plan('upgrade', { channel: 'release' });

    expect(spec().discourse.version).toBe('2026.8.0');
    await expect(
      bench.plan('upgrade', { version: '2026.6.9' }),
    ).rejects.toThrow('is older than 2026.7.1');
  });

  it('knows that 2026.10 comes after 2026.9', async () => {
    await bench.portal.addForum(NAME, {
      change: { discourse: { version: '2026.10.0' } },
    });

    await expect(
      bench.plan('upgrade', { version: '2026.9.0' }),
    ).rejects.toThrow('is older than 2026.10.0');
  });

  it('restores into a new cluster, made from the backups of the old', async () => {
    await bench.portal.addForum(NAME);
    const targetTime = new Date(NOW - 2 * DAY_MS).toISOString();

    const change = await bench.plan('restore', { targetTime });

    expect(spec().database.recovery).toEqual({
      generation: 1,
      sourceServerName: 'acme-community-db',
      targetTime,
    });
    expect(change.description).toContain('adds `Cluster acme-community-db-r1`');
    expect(change.description).toContain(
      'The old cluster `acme-community-db` is kept',
    );
  });

  it.each([
    ['in the future', NOW + DAY_MS],
    ['within the last 30 days', NOW - 40 * DAY_MS],
  ])('refuses a moment that is not to be had: %s', async (words, at) => {
    await bench.portal.addForum(NAME);

    await expect(
      bench.plan('restore', { targetTime: new Date(at).toISOString() }),
    ).rejects.toThrow(words);
  });

  it('adopts a forum of the Bitnami chart and keeps the files of the chart', async () => {
    const rendered = await bench.portal.addForum(NAME, {
      files: { 'values.yaml': 'host: acme.forums.example\n' },
    });
    const paths = await bench.portal.git.listFiles('forums', NAME, 'main');
    await bench.portal.git.createRepository({
      owner: 'forums',
      repo: 'chart',
      message: 'The chart',
      author: { name: 'Ann', email: 'ann@acme.example' },
      files: [
        {
          path: 'values.yaml',
          content: Buffer.from('host: acme.forums.example\nreplicaCount: 2\n'),
        },
      ],
    });
    const [entity] = bench.portal.entities;
    entity.metadata.annotations = {
      'discourse.org/forum': NAME,
      'backstage.io/managed-by-location': `url:${bench.portal.git.url}/forums/chart/src/branch/main/catalog-info.yaml`,
    };
    const { objectStorage, network, smtp } = rendered.spec;

    const change = await bench.plan('adopt', {
      customer: 'acme',
      owner: 'group:default/acme',
      cluster: 'laptop',
      answers: {
        title: 'Acme',
        contactEmail: 'ops@acme.example',
        objectStorage,
        network: { gateway: network.gateway, issuer: network.issuer },
        smtp: { host: smtp.host },
      },
    });
    await bench.propose(change, 'forum/adopt');

    const adopted = await bench.portal.git.listFiles(
      'forums',
      'chart',
      'forum/adopt',
    );
    expect(paths.length).toBeGreaterThan(20);
    expect(adopted).toEqual(
      expect.arrayContaining([
        'values.yaml',
        'forum.yaml',
        'ADOPTION.md',
        'MIGRATION.md',
        'overlays/production/kustomization.yaml',
      ]),
    );
  });

  it('recuts nothing where the render is the same', async () => {
    await bench.portal.addForum(NAME, { files: { 'notes.md': 'mine\n' } });

    const change = await bench.plan('recut');

    expect(change.changed).toBe(false);
    expect(await bench.propose(change, 'forum/recut')).toMatchObject({
      changed: false,
    });
  });

  it('refuses to recut what a newer renderer made', async () => {
    await bench.portal.addForum(NAME);
    const lock = await bench.portal.git.readFile(
      'forums',
      NAME,
      'main',
      '.forum/lock.yaml',
    );
    await bench.portal.commit(NAME, {
      '.forum/lock.yaml': (lock ?? '').replace(
        /rendererVersion: .*/,
        'rendererVersion: 2999.1.0',
      ),
    });

    await expect(bench.plan('recut')).rejects.toThrow('which is newer than');
  });
});
