import { createMockDirectory } from '@backstage/backend-test-utils';
import { unsealValue } from '@backstage-discourse/discourse-simulator';
import { sealValue } from '@backstage-discourse/forum-manifests';
import { parse } from 'yaml';
import {
  createClusterKey,
  type ClusterKey,
} from '../__testUtils__/createClusterKey';
import {
  FORUM,
  NOW,
  startChangePortal,
  type ChangePortal,
} from './__testUtils__/startChangePortal';

const NAME = 'acme-community';
const DAY_MS = 24 * 60 * 60 * 1000;

interface Change {
  baseCommit: string;
  changed: boolean;
  changedPaths: string[];
  description: string;
}

jest.setTimeout(60_000);

describe('the changes of day two', () => {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  let key: ClusterKey;
  let portal: ChangePortal;

  beforeAll(async () => {
    key = await createClusterKey();
  });

  beforeEach(async () => {
    folder.clear();
    workspace.clear();
    portal = await startChangePortal({
      dataDir: folder.path,
      workspacePath: workspace.path,
      certificatePem: key.certificatePem,
    });
  });

  afterEach(() => portal.close());

  const plan = async (
    kind: string,
    input: Record<string, unknown> = {},
    options: { secrets?: Record<string, string>; isDryRun?: boolean } = {},
  ) =>
    (
      await portal.run(
        `discourse:change:${kind}`,
        { forum: FORUM, ...input },
        options,
      )
    ).change as Change;
  const propose = (change: Change, branch: string) =>
    portal.run('discourse:change:propose', {
      forum: FORUM,
      baseCommit: change.baseCommit,
      branch,
      title: 'A change',
      description: change.description,
    });
  const workspaceFile = (path: string): string => {
    const tree: Record<string, unknown> = workspace.content({
      path: 'repository',
    }) as never;
    const found = path
      .split('/')
      .reduce<unknown>(
        (level, name) => (level as Record<string, unknown>)?.[name],
        tree,
      );
    return typeof found === 'string' ? found : '';
  };
  const spec = () => parse(workspaceFile('forum.yaml')).spec;

  it('scales what was answered and leaves all else', async () => {
    await portal.addForum(NAME);

    const change = await plan('scale', {
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
    await portal.addForum(NAME);
    const text = await portal.git.readFile(
      'forums',
      NAME,
      'main',
      'forum.yaml',
    );
    await portal.commit(NAME, {
      'forum.yaml': `# Ann: ask before you scale\n${text}`,
    });

    await plan('scale', { webReplicas: 4 });

    expect(workspaceFile('forum.yaml')).toContain(
      '# Ann: ask before you scale\n',
    );
  });

  it('refuses a smaller volume before anything is written', async () => {
    await portal.addForum(NAME, { change: { size: 'large' } });

    await expect(plan('scale', { databaseStorage: '1Gi' })).rejects.toThrow(
      "'databaseStorage' must not be less than now",
    );
    expect(workspace.content()).toEqual({});
  });

  it('names the field of a value that a forum can not have', async () => {
    await portal.addForum(NAME);

    await expect(plan('scale', { webReplicas: 99 })).rejects.toThrow(
      /spec\.web\.replicas/,
    );
  });

  it('takes the newest version of a channel and never goes back', async () => {
    await portal.addForum(NAME, {
      change: { discourse: { version: '2026.7.1' } },
    });

    await plan('upgrade', { channel: 'release' });

    expect(spec().discourse.version).toBe('2026.8.0');
    await expect(plan('upgrade', { version: '2026.6.9' })).rejects.toThrow(
      'is older than 2026.7.1',
    );
  });

  it('knows that 2026.10 comes after 2026.9', async () => {
    await portal.addForum(NAME, {
      change: { discourse: { version: '2026.10.0' } },
    });

    await expect(plan('upgrade', { version: '2026.9.0' })).rejects.toThrow(
      'is older than 2026.10.0',
    );
  });

  it('restores into a new cluster, made from the backups of the old', async () => {
    await portal.addForum(NAME);
    const targetTime = new Date(NOW - 2 * DAY_MS).toISOString();

    const change = await plan('restore', { targetTime });

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
    await portal.addForum(NAME);

    await expect(
      plan('restore', { targetTime: new Date(at).toISOString() }),
    ).rejects.toThrow(words);
  });

  it('writes and removes a file of groups, and nothing else', async () => {
    await portal.addForum(NAME);

    const change = await plan('groups', {
      file: 'gardeners',
      content: 'name: gardeners',
    });
    await propose(change, 'forum/groups');

    expect(change.changedPaths).toEqual(['groups/gardeners.yaml']);
    await expect(
      plan('groups', { file: 'nobody', remove: true }),
    ).rejects.toThrow('there is no groups/nobody.yaml');
    await expect(
      plan('groups', { file: '../forum', content: 'a: 1' }),
    ).rejects.toThrow("'file' must be a name");
    await expect(
      plan('groups', { file: 'bad', content: 'a: [' }),
    ).rejects.toThrow('must be one YAML document');
  });

  it('proposes groups with the permission for groups alone', async () => {
    await portal.addForum(NAME);
    portal.denied.add('discourse.forum.operate');
    const change = await plan('groups', { file: 'a', content: 'name: a' });

    const outcome = await propose(change, 'forum/groups');

    expect(outcome.changed).toBe(true);
    workspace.addContent({ repository: { 'base/extra.yaml': 'x: 1\n' } });
    await expect(propose(change, 'forum/groups')).rejects.toThrow(
      "'discourse.forum.operate'",
    );
  });

  describe('rotating secrets', () => {
    const seal = (name: string, value: string) =>
      sealValue({
        certificatePem: key.certificatePem,
        value,
        label: `${NAME}/${name}`,
      });
    const sealedFile = (name: string, data: Record<string, string>) =>
      JSON.stringify({
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
        metadata: { name, namespace: NAME },
        spec: { encryptedData: data },
      });

    it('seals new values for what was chosen and keeps all other ciphertext', async () => {
      const valkey = sealedFile(`${NAME}-valkey`, {
        password: seal(`${NAME}-valkey`, 'old password'),
      });
      await portal.addForum(NAME, {
        files: {
          'secrets/acme-community-valkey.yaml': valkey,
          'secrets/acme-community-discourse.yaml': sealedFile(
            `${NAME}-discourse`,
            { DISCOURSE_SECRET_KEY_BASE: seal(`${NAME}-discourse`, 'old') },
          ),
        },
      });

      const change = await plan('rotate-secrets', { rotate: ['sessions'] });

      const file = 'secrets/acme-community-discourse.yaml';
      const { spec: sealed } = parse(workspaceFile(file));
      expect(
        unsealValue({
          privateKeyPem: key.privateKeyPem,
          sealed: sealed.encryptedData.DISCOURSE_SECRET_KEY_BASE,
          label: `${NAME}/${NAME}-discourse`,
        }),
      ).toMatch(/^[0-9a-f]{128}$/);
      expect(workspaceFile('secrets/acme-community-valkey.yaml')).toBe(valkey);
      expect(change.description).toContain('logs everyone out');
    });

    it('takes the new access key as task secrets and shows it nowhere', async () => {
      await portal.addForum(NAME);

      const change = await plan(
        'rotate-secrets',
        { rotate: ['objectStorage'] },
        {
          secrets: {
            S3_ACCESS_KEY_ID: 'AKIACANARY',
            S3_SECRET_ACCESS_KEY: 'canary/secret',
          },
        },
      );

      expect(JSON.stringify([change, workspace.content()])).not.toMatch(
        /CANARY|canary/,
      );
      await expect(
        plan('rotate-secrets', { rotate: ['objectStorage'] }),
      ).rejects.toThrow('give S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY');
    });
  });

  describe('decommissioning', () => {
    const backUp = (ageMs: number) => {
      const status = portal.discourse.forums.get(NAME);
      if (status) {
        status.parts.backups = {
          data: {
            running: false,
            items: [
              {
                filename: 'final.tar.gz',
                sizeBytes: 1,
                createdAt: new Date(NOW - ageMs).toISOString(),
              },
            ],
          },
        };
      }
    };

    it('stops all pods after a final backup and deletes nothing', async () => {
      await portal.addForum(NAME);
      backUp(60 * 60 * 1000);

      const change = await plan('decommission', {
        stage: 'stop',
        confirm: NAME,
        retentionDays: 30,
      });

      expect(change.changedPaths).toEqual([
        'DECOMMISSION.md',
        'overlays/production/kustomization.yaml',
      ]);
      expect(workspaceFile('DECOMMISSION.md')).toContain(
        'Final backup: final.tar.gz',
      );
      expect(
        parse(workspaceFile('overlays/production/kustomization.yaml')).patches,
      ).toEqual([
        {
          target: { kind: 'Deployment' },
          patch: '[{"op":"add","path":"/spec/replicas","value":0}]',
        },
      ]);
      expect(change.description).not.toContain('removes');
    });

    it('needs the name typed in and a backup of today', async () => {
      await portal.addForum(NAME);
      const stop = (confirm: string) =>
        plan('decommission', { stage: 'stop', confirm });

      await expect(stop('acme')).rejects.toThrow("'confirm' must be the name");
      await expect(stop(NAME)).rejects.toThrow('must have seen a backup of');
      backUp(3 * DAY_MS);
      await expect(stop(NAME)).rejects.toThrow('of the last 24 hours');
    });

    it('removes nothing before the stop is merged and its retention over', async () => {
      await portal.addForum(NAME);
      backUp(60 * 60 * 1000);
      const remove = () =>
        plan('decommission', { stage: 'remove', confirm: NAME });

      await expect(remove()).rejects.toThrow('The stage stop must be merged');
      const change = await plan('decommission', {
        stage: 'stop',
        confirm: NAME,
        retentionDays: 1,
      });
      await propose(change, 'forum/decommission-stop');
      await portal.merge(NAME, 1);
      await expect(remove()).rejects.toThrow('lasts until 2026-09-11');
      const runbook = await portal.git.readFile(
        'forums',
        NAME,
        'main',
        'DECOMMISSION.md',
      );
      await portal.commit(NAME, {
        'DECOMMISSION.md': (runbook ?? '').replace(
          'Keep until: 2026-09-11',
          'Keep until: 2026-09-01',
        ),
      });

      await remove();

      const overlay = parse(
        workspaceFile('overlays/production/kustomization.yaml'),
      );
      expect(overlay.resources).toEqual(
        expect.arrayContaining([
          '../../base/database',
          '../../base/namespace',
          '../../base/valkey',
          '../../secrets',
        ]),
      );
      expect(overlay.resources).not.toContain('../../base/discourse');
      expect(overlay.resources).not.toContain('../../base/route');
    });
  });

  it('adopts a forum of the Bitnami chart and keeps the files of the chart', async () => {
    const rendered = await portal.addForum(NAME, {
      files: { 'values.yaml': 'host: acme.forums.example\n' },
    });
    const paths = await portal.git.listFiles('forums', NAME, 'main');
    await portal.git.createRepository({
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
    const [entity] = portal.entities;
    entity.metadata.annotations = {
      'discourse.org/forum': NAME,
      'backstage.io/managed-by-location': `url:${portal.git.url}/forums/chart/src/branch/main/catalog-info.yaml`,
    };
    const { objectStorage, network, smtp } = rendered.spec;

    const change = await plan('adopt', {
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
    await propose(change, 'forum/adopt');

    const adopted = await portal.git.listFiles(
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
    await portal.addForum(NAME, { files: { 'notes.md': 'mine\n' } });

    const change = await plan('recut');

    expect(change.changed).toBe(false);
    expect(await propose(change, 'forum/recut')).toMatchObject({
      changed: false,
    });
  });

  it('refuses to recut what a newer renderer made', async () => {
    await portal.addForum(NAME);
    const lock = await portal.git.readFile(
      'forums',
      NAME,
      'main',
      '.forum/lock.yaml',
    );
    await portal.commit(NAME, {
      '.forum/lock.yaml': (lock ?? '').replace(
        /rendererVersion: .*/,
        'rendererVersion: 2999.1.0',
      ),
    });

    await expect(plan('recut')).rejects.toThrow('which is newer than');
  });
});
