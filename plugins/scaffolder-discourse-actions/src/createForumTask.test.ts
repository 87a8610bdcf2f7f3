import { createMockDirectory } from '@backstage/backend-test-utils';
import { unsealValue } from '@backstage-discourse/discourse-simulator';
import {
  checkRepository,
  parseForumYaml,
  renderForum,
} from '@backstage-discourse/forum-manifests';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { exampleForm } from './__testUtils__/exampleForm';
import {
  startTestPortal,
  type TestPortal,
} from './__testUtils__/startTestPortal';

const SECRETS = {
  S3_ACCESS_KEY_ID: 'AKIACANARY',
  S3_SECRET_ACCESS_KEY: 'canary+secret/key=',
  SMTP_PASSWORD: 'canary-password',
};
const MASKED = {
  S3_ACCESS_KEY_ID: '**********',
  S3_SECRET_ACCESS_KEY: '******************',
  SMTP_PASSWORD: '***************',
};
const sealedSecret = z.object({
  spec: z.object({ encryptedData: z.record(z.string(), z.string()) }),
});

describe('a run of create-forum', () => {
  const folder = createMockDirectory();
  let portal: TestPortal;

  beforeEach(async () => {
    folder.clear();
    portal = await startTestPortal({ dataDir: folder.path });
  }, 120_000);

  afterEach(() => portal.gitHost.close());

  async function readRepository(name: string): Promise<Map<string, string>> {
    const { gitHost } = portal;
    const paths = await gitHost.listFiles('forums', name, 'main', '');
    const files = new Map<string, string>();
    for (const path of paths) {
      const content = await gitHost.readFile('forums', name, 'main', path);
      if (content !== undefined) {
        files.set(path, content);
      }
    }
    return files;
  }

  const activation = () => ({
    id: 'acme-community',
    entityRef: 'component:default/acme-community',
    location: `${portal.gitHost.url}/forums/acme-community/src/branch/main/catalog-info.yaml`,
  });

  it('publishes the rendered repository and connects it to its entity', async () => {
    const { status, shown, record } = await portal.runTask(
      { ...exampleForm, ...MASKED },
      SECRETS,
    );

    expect({ status, shown }).toEqual({
      status: 'completed',
      shown: ['Open in the catalog', 'Repository', 'Forum', 'What was made'],
    });
    const files = await readRepository('acme-community');
    const forum = parseForumYaml(files.get('forum.yaml') ?? '');
    if (!forum.ok) {
      throw new Error('The published forum.yaml must be valid');
    }
    const rendered = renderForum(forum.spec).filter(
      ({ path }) => path !== 'secrets/kustomization.yaml',
    );
    expect(rendered.map(({ path }) => [path, files.get(path)])).toEqual(
      rendered.map(({ path, content }) => [path, content]),
    );
    expect(checkRepository({ files })).toEqual([]);
    expect(portal.discourse.activations).toEqual([activation()]);
    const portalKeys = sealedSecret.parse(
      parse(files.get('secrets/acme-community-portal-keys.yaml') ?? ''),
    );
    expect(
      unsealValue({
        privateKeyPem: portal.key.privateKeyPem,
        sealed: portalKeys.spec.encryptedData.monitor,
        label: 'acme-community/acme-community-portal-keys',
      }),
    ).toBe(portal.discourse.plainKeys.monitor);

    const kept = JSON.stringify([...files]) + record;
    const { monitor, operate } = portal.discourse.plainKeys;
    for (const value of [...Object.values(SECRETS), monitor, operate]) {
      expect(kept).not.toContain(value);
    }
  }, 120_000);

  it('leaves nothing behind when an answer is wrong', async () => {
    const { status, record } = await portal.runTask({
      ...exampleForm,
      owner: 'group:default/nobody',
    });

    expect(status).toBe('failed');
    expect(record).toContain("'owner' must be a group or user of the catalog");
    expect(await portal.gitHost.listRepositories()).toEqual([]);
    expect(portal.discourse.reservations).toEqual([]);
    expect(portal.discourse.activations).toEqual([]);
  }, 120_000);

  it('finishes a run that broke off after publishing', async () => {
    const activate = jest
      .spyOn(portal.discourse, 'activateForum')
      .mockRejectedValueOnce(new Error('The portal went down'));
    const broken = await portal.runTask(exampleForm);
    const before = await readRepository('acme-community');
    activate.mockRestore();

    const again = await portal.runTask(exampleForm);

    expect([broken.status, again.status]).toEqual(['failed', 'completed']);
    expect(again.record).toContain('holds this very forum already');
    expect(again.shown).toEqual([
      'Open in the catalog',
      'Repository',
      'Forum',
      'What was made',
    ]);
    expect(await readRepository('acme-community')).toEqual(before);
    expect(portal.discourse.reservations).toHaveLength(1);
    expect(portal.discourse.activations).toEqual([activation()]);
  }, 120_000);

  it('refuses a second forum of the same name', async () => {
    await portal.runTask(exampleForm);

    const second = await portal.runTask({
      ...exampleForm,
      hostname: 'other.forums.example',
    });

    expect(second.status).toBe('failed');
    expect(second.record).toContain("'name' is taken");
    expect(portal.discourse.reservations).toHaveLength(1);
  }, 120_000);
});
