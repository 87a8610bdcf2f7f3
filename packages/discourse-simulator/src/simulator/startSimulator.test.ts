import fs from 'node:fs';
import { parse } from 'yaml';
import { ACCOUNT, makeTempDir } from '../__testUtils__/gitCalls';
import { type Simulator, startSimulator } from './startSimulator';

jest.setTimeout(60_000);

describe('startSimulator with the showcase', () => {
  let dataDir: string;
  let simulator: Simulator;
  const log: string[] = [];
  const start = () =>
    startSimulator({
      dataDir,
      gitUsername: ACCOUNT.username,
      gitPassword: ACCOUNT.password,
      fleet: 'showcase',
      extraLocations: [
        { target: '../../examples/org.yaml', allow: ['User', 'Group'] },
      ],
      log: sentence => log.push(sentence),
    });

  beforeAll(async () => {
    dataDir = makeTempDir();
    simulator = await start();
  });
  afterAll(async () => {
    await simulator.close();
    fs.rmSync(dataDir, { recursive: true });
  });

  const config = () =>
    parse(fs.readFileSync(simulator.portalConfigPath, 'utf8'));

  it('brings up every forum by way of its repository', async () => {
    const response = await fetch(`${simulator.forums.url}/_simulator/cluster`);
    const { items } = await response.json();

    expect(items).toHaveLength(10);
    expect(
      items.every((item: { status: string }) => item.status === 'Synced'),
    ).toBe(true);
    expect(log).toEqual([]);
    expect(
      await simulator.git.listFiles('forums', 'acme-community', 'main'),
    ).toEqual(
      expect.arrayContaining([
        'forum.yaml',
        'catalog-info.yaml',
        'secrets/acme-community-portal-keys.yaml',
      ]),
    );
  });

  it('writes a configuration whose keys open the forums', async () => {
    const { discourse } = config();

    expect(discourse).not.toHaveProperty('groups');
    expect(discourse.forums).toHaveLength(10);
    expect(simulator.forums.getFault('umbra-archive.forums.localhost')).toBe(
      'down',
    );
    for (const { url, keys } of discourse.forums) {
      simulator.forums.setFault(url.split('/').at(-1), 'none');
      const response = await fetch(`${url}/session/scopes.json`, {
        headers: { 'Api-Key': keys.monitor },
      });
      expect(response.status).toBe(200);
    }
    expect(
      discourse.forums
        .filter(({ keys }: { keys: { operate?: string } }) => !keys.operate)
        .map(({ id }: { id: string }) => id),
    ).toEqual(['hooli-makers']);
  });

  it('points the portal here and keeps the password of the Git host out', () => {
    const { integrations, catalog, discourse } = config();
    const gitHost = new URL(simulator.git.url).host;
    const fleetHost = new URL(simulator.forums.url).host;

    expect(integrations.gitea).toEqual([
      {
        host: gitHost,
        baseUrl: simulator.git.url,
        username: 'portal',
        // eslint-disable-next-line no-template-curly-in-string -- Backstage fills it in
        password: '${GIT_HOST_PASSWORD}',
      },
    ]);
    expect(catalog.locations[0]).toEqual({
      type: 'file',
      target: '../../examples/org.yaml',
      rules: [{ allow: ['User', 'Group'] }],
    });
    expect(catalog.locations).toHaveLength(11);
    expect(discourse).toMatchObject({
      allowedHosts: [fleetHost],
      simulatedHosts: [fleetHost],
      simulatedCluster: `${simulator.forums.url}/_simulator`,
      forumAddress: `${simulator.forums.url}/{hostname}`,
      repositories: { host: gitHost, owner: 'forums' },
      clusters: [
        expect.objectContaining({
          name: 'laptop',
          sealedSecretsCertificate: simulator.clusterCertificatePem,
        }),
      ],
    });
    expect(fs.readFileSync(simulator.portalConfigPath, 'utf8')).not.toContain(
      ACCOUNT.password,
    );
  });

  it('keeps the keys and what people committed over a restart', async () => {
    const before = config();
    await simulator.close();

    simulator = await start();

    const ids = ({ discourse }: ReturnType<typeof config>) =>
      discourse.forums.map(({ id, keys }: { id: string; keys: unknown }) => ({
        id,
        keys,
      }));
    expect(ids(config())).toEqual(ids(before));
  });

  it('puts no key in plain text into a repository', async () => {
    const { discourse } = config();
    const keys = discourse.forums.flatMap(
      (forum: { keys: Record<string, string> }) => Object.values(forum.keys),
    );
    const files = await simulator.git.listFiles(
      'forums',
      'acme-community',
      'main',
    );

    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const text =
        (await simulator.git.readFile(
          'forums',
          'acme-community',
          'main',
          file,
        )) ?? '';
      expect(keys.filter((key: string) => text.includes(key))).toEqual([]);
    }
  });
});

describe('startSimulator with a number of forums', () => {
  it('gives the same forums for the same seed, without repositories', async () => {
    const dataDir = makeTempDir();
    const run = async (seed: number) => {
      const simulator = await startSimulator({
        dataDir,
        gitUsername: ACCOUNT.username,
        gitPassword: ACCOUNT.password,
        fleet: 30,
        seed,
      });
      const response = await fetch(`${simulator.forums.url}/_simulator/forums`);
      const { items } = await response.json();
      const repositories = await simulator.git.listRepositories();
      await simulator.close();
      return {
        repositories,
        forums: items.map(
          ({ hostname, scenario }: { hostname: string; scenario: string }) =>
            `${hostname} ${scenario}`,
        ),
      };
    };

    const first = await run(1);
    const second = await run(1);
    const other = await run(2);

    expect(first.forums).toHaveLength(30);
    expect(first.repositories).toEqual([]);
    expect(second).toEqual(first);
    expect(other.forums).not.toEqual(first.forums);
    fs.rmSync(dataDir, { recursive: true });
  });
});
