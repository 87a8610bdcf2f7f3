import fs from 'node:fs';
import path from 'node:path';
import {
  sealedSecretFile,
  sealValue,
} from '@backstage-discourse/forum-manifests';
import {
  forumYaml,
  WIKI_HOSTNAME as HOSTNAME,
} from '../__testUtils__/forumYaml';
import {
  ACCOUNT,
  AUTHORIZATION,
  git,
  makeTempDir,
  withAccount,
} from '../__testUtils__/gitCalls';
import { type Simulator, startSimulator } from '../simulator';

const KEYS = { monitor: 'd'.repeat(64), operate: 'e'.repeat(64) };

jest.setTimeout(60_000);

describe('the simulated cluster', () => {
  let dataDir: string;
  let workDir: string;
  let simulator: Simulator;
  let log: string[];
  const start = async () => {
    simulator = await startSimulator({
      dataDir,
      gitUsername: ACCOUNT.username,
      gitPassword: ACCOUNT.password,
      fleet: 'none',
      log: sentence => log.push(sentence),
    });
  };

  beforeAll(() => {
    dataDir = makeTempDir();
  });
  beforeEach(async () => {
    log = [];
    workDir = makeTempDir();
    await start();
  });
  afterEach(async () => {
    await simulator.close();
    for (const folder of ['git', 'forums', path.basename(workDir)]) {
      fs.rmSync(path.join(dataDir, folder), { recursive: true, force: true });
    }
    fs.rmSync(workDir, { recursive: true });
  });
  afterAll(() => fs.rmSync(dataDir, { recursive: true }));

  function sealedKeys(namespace = 'wiki'): string {
    const name = 'wiki-portal-keys';
    const seal = (value: string) =>
      sealValue({
        certificatePem: simulator.clusterCertificatePem,
        value,
        label: `${namespace}/${name}`,
      });
    return sealedSecretFile({
      namespace: 'wiki',
      name,
      encryptedData: {
        monitor: seal(KEYS.monitor),
        operate: seal(KEYS.operate),
      },
    }).content;
  }

  async function makeRepository(repo = 'wiki'): Promise<string> {
    const dir = path.join(workDir, repo);
    await fetch(`${simulator.git.url}/api/v1/orgs/forums/repos`, {
      method: 'POST',
      headers: {
        Authorization: AUTHORIZATION,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ name: repo }),
    });
    await git(workDir, 'init', '-b', 'main', dir);
    return dir;
  }

  async function push(
    dir: string,
    files: Record<string, string>,
  ): Promise<void> {
    for (const [file, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
      fs.writeFileSync(path.join(dir, file), content);
    }
    await git(dir, 'add', '.');
    await git(dir, 'commit', '-m', 'Change');
    const url = simulator.git.cloneUrl('forums', path.basename(dir));
    await git(dir, 'push', withAccount(url), 'main');
    await simulator.settled();
  }

  const ask = (key: string, forumPath: string, hostname = HOSTNAME) =>
    fetch(`${simulator.forums.forumUrl(hostname)}${forumPath}`, {
      headers: { 'Api-Key': key, Accept: 'application/json' },
    });
  const status = async () => {
    const response = await fetch(`${simulator.forums.url}/_simulator/cluster`);
    return (await response.json()).items;
  };

  it('brings a pushed forum up with the keys that were sealed for it', async () => {
    const dir = await makeRepository();
    await push(dir, {
      'forum.yaml': forumYaml(),
      'secrets/wiki-portal-keys.yaml': sealedKeys(),
      'secrets/kustomization.yaml': 'resources: []\n',
    });

    const version = await ask(KEYS.monitor, '/admin/version_check.json');
    const scopes = await ask(KEYS.operate, '/session/scopes.json');
    const groups = await ask(KEYS.monitor, '/groups.json');

    expect(await version.json()).toMatchObject({
      installed_version: '2026.7.1',
    });
    expect(await scopes.json()).toEqual({ scopes: [] });
    expect((await groups.json()).total_rows_groups).toBe(11);
    expect(await status()).toEqual([
      expect.objectContaining({
        repository: 'forums/wiki',
        status: 'Synced',
        hostname: HOSTNAME,
        sha: await git(dir, 'rev-parse', 'HEAD'),
      }),
    ]);
    expect(log).toEqual([]);
  });

  it('upgrades, renames and moves a forum as its repository says', async () => {
    const dir = await makeRepository();
    const secret = { 'secrets/keys.yaml': sealedKeys() };
    await push(dir, { 'forum.yaml': forumYaml(), ...secret });

    await push(dir, {
      'forum.yaml': forumYaml({ version: '2026.10.0', title: 'New Wiki' }),
    });
    const upgraded = await (await ask(KEYS.monitor, '/about.json')).json();
    expect(upgraded.about).toMatchObject({
      version: '2026.10.0',
      title: 'New Wiki',
    });

    await push(dir, {
      'forum.yaml': forumYaml({ hostname: 'moved.forums.localhost' }),
    });
    expect(simulator.forums.hasForum(HOSTNAME)).toBe(false);
    expect(
      (await ask(KEYS.monitor, '/about.json', 'moved.forums.localhost')).status,
    ).toBe(200);
  });

  it('looks at main only', async () => {
    const dir = await makeRepository();
    await push(dir, { 'README.md': 'Nothing yet' });
    await git(dir, 'checkout', '-b', 'change');
    fs.writeFileSync(path.join(dir, 'forum.yaml'), forumYaml());
    await git(dir, 'add', '.');
    await git(dir, 'commit', '-m', 'Change');
    await git(
      dir,
      'push',
      withAccount(simulator.git.cloneUrl('forums', 'wiki')),
      'change',
    );
    await simulator.settled();

    expect(simulator.forums.hasForum(HOSTNAME)).toBe(false);
    expect(await status()).toEqual([]);
  });

  it('finds every forum again after a restart, with what was written to it', async () => {
    const dir = await makeRepository();
    await push(dir, {
      'forum.yaml': forumYaml(),
      'secrets/keys.yaml': sealedKeys(),
    });
    const groupsBefore = await (await ask(KEYS.monitor, '/groups.json')).text();
    await fetch(`${simulator.forums.forumUrl(HOSTNAME)}/groups/41.json`, {
      method: 'PUT',
      headers: {
        'Api-Key': KEYS.operate,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ group: { full_name: 'Kept' } }),
    });
    const certificate = simulator.clusterCertificatePem;
    await simulator.close();

    await start();

    expect(simulator.clusterCertificatePem).toBe(certificate);
    const group = await ask(KEYS.monitor, '/groups/by-id/41.json');
    expect((await group.json()).group.full_name).toBe('Kept');
    expect(groupsBefore).not.toContain('Kept');
  });

  it.each([
    [
      'a bad spec',
      () => ({ 'forum.yaml': forumYaml({ hostname: 'no host' }) }),
      /forum\.yaml is not valid: 'spec\.hostname' must be a full DNS name/,
    ],
    [
      'no YAML',
      () => ({ 'forum.yaml': 'a: [' }),
      /forum\.yaml is not valid: .*not valid YAML/,
    ],
    [
      'keys that were sealed for another place',
      () => ({
        'forum.yaml': forumYaml(),
        'secrets/keys.yaml': sealedKeys('other'),
      }),
      /spec\.encryptedData\.monitor of secrets\/keys\.yaml can not be unsealed; seal it with this cluster's certificate for wiki\/wiki-portal-keys/,
    ],
  ])(
    'keeps the fault of %s in one sentence and starts nothing',
    async (_what, files, fault) => {
      const dir = await makeRepository();
      await push(dir, files());

      expect(await status()).toEqual([
        expect.objectContaining({
          repository: 'forums/wiki',
          status: 'Failed',
          error: expect.stringMatching(fault),
        }),
      ]);
      expect(log).toEqual([expect.stringMatching(/^forums\/wiki: /)]);
      expect(simulator.forums.hasForum(HOSTNAME)).toBe(false);
    },
  );

  it('gives a host name to one repository only', async () => {
    const first = await makeRepository('wiki');
    const second = await makeRepository('thief');
    await push(first, { 'forum.yaml': forumYaml() });

    await push(second, { 'forum.yaml': forumYaml({ title: 'Thief' }) });

    expect(log).toEqual([expect.stringContaining('belongs to another forum')]);
    const about = await fetch(
      `${simulator.forums.forumUrl(HOSTNAME)}/about.json`,
    );
    expect((await about.json()).about.title).toBe('Acme Wiki');
  });

  it('keeps its private key to itself', () => {
    const mode = (file: string) =>
      fs.statSync(path.join(dataDir, file)).mode % 0o1000;

    expect(mode('cluster/tls.key')).toBe(0o600);
    expect(mode('portal-keys.secret')).toBe(0o600);
    expect(mode('portal-config.yaml')).toBe(0o600);
  });
});
