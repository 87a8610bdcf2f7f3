import { execFileSync } from 'node:child_process';
import https from 'node:https';
import path from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { renderForum } from '@backstage-discourse/forum-manifests';
import { exampleSpec } from '../__testUtils__/exampleSpec';
import { runAction } from '../__testUtils__/runAction';
import {
  startPublishHost,
  type PublishHost,
} from './__testUtils__/startPublishHost';
import { createPublishRepositoryAction } from './createPublishRepositoryAction';
import { RepositoryPublisher } from './RepositoryPublisher';
import { RepositorySettler } from './RepositorySettler';

jest.setTimeout(60_000);

const SETTLED = {
  github: [
    'PUT /repos/forums/acme-community/topics',
    'PUT /repos/forums/acme-community/branches/main/protection',
  ],
  gitlab: [
    'PUT /projects/forums%2Facme-community',
    'POST /projects/forums%2Facme-community/protected_branches',
  ],
};

describe.each([
  { hostType: 'github' as const, create: 'POST /orgs/forums/repos' },
  { hostType: 'gitlab' as const, create: 'POST /projects' },
])('publishing to $hostType by its own API', ({ hostType, create }) => {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  const spec = exampleSpec();
  let host: PublishHost;

  beforeEach(async () => {
    folder.clear();
    workspace.clear();
    host = await startPublishHost(hostType, { dataDir: folder.path });
    https.globalAgent.options.ca = host.certificatePem;
  });

  afterEach(async () => {
    https.globalAgent.options.ca = undefined;
    await host.close();
  });

  function run(change: object = {}) {
    const config = new ConfigReader(
      JSON.parse(
        JSON.stringify({
          integrations: host.integrations,
          discourse: {
            repositories: {
              host: host.host,
              owner: 'forums',
              topics: ['discourse'],
              codeOwners: ['@forums/platform'],
            },
          },
        }),
      ),
    );
    const integrations = ScmIntegrations.fromConfig(config);
    const urlReader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    return runAction(
      createPublishRepositoryAction({
        config,
        integrations,
        publisher: new RepositoryPublisher({ config, integrations, urlReader }),
        settler: new RepositorySettler({ integrations }),
      }),
      {
        workspacePath: workspace.path,
        input: { spec: { ...spec, ...change }, description: 'A forum' },
      },
    );
  }

  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: path.join(folder.path, 'git/forums/acme-community.git'),
      encoding: 'utf8',
    }).trim();

  it('makes the repository, pushes all of it in one commit, and settles it', async () => {
    const { outputs, logs } = await run();

    expect(outputs.outcome).toBe('created');
    expect(host.writes).toEqual([create, ...SETTLED[hostType]]);
    expect(git('rev-list', '--all', '--count')).toBe('1');
    expect(git('ls-tree', '-r', '--name-only', 'main').split('\n')).toEqual(
      expect.arrayContaining(renderForum(spec).map(file => file.path)),
    );
    expect(logs.join('\n')).not.toContain(`${hostType}-token`);
    expect(logs.filter(line => line.includes('has no'))).toEqual([]);
  });

  it('takes over what it published before, and writes no second commit', async () => {
    await run();
    const head = git('rev-parse', 'main');
    host.writes.length = 0;

    const { outputs } = await run();

    expect(outputs.outcome).toBe('adopted');
    expect(host.writes).toEqual(SETTLED[hostType]);
    expect(git('rev-parse', 'main')).toBe(head);
  });

  it('fills the empty repository that a failed push left behind', async () => {
    await fetch(`${host.git.url}/api/v1/orgs/forums/repos`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: host.authorization,
      },
      body: JSON.stringify({ name: 'acme-community' }),
    });

    const { outputs } = await run();

    expect(outputs.outcome).toBe('completed');
    expect(host.writes).toEqual(SETTLED[hostType]);
    expect(git('rev-list', '--all', '--count')).toBe('1');
  });

  it('says whose the repository is that it does not take', async () => {
    await run({ spec: { ...spec.spec, customer: 'globex' } });
    const head = git('rev-parse', 'main');
    host.writes.length = 0;

    await expect(run()).rejects.toThrow(
      "holds forum 'acme-community' of customer 'globex' at acme.forums.example",
    );
    expect(host.writes).toEqual([]);
    expect(git('rev-parse', 'main')).toBe(head);
  });

  it('passes on why the host makes no repository, and no token', async () => {
    host.refuse('The plan of this owner allows no more repositories');

    const refused = run();

    await expect(refused).rejects.toThrow(
      'The plan of this owner allows no more repositories',
    );
    await expect(refused).rejects.not.toThrow(`${hostType}-token`);
    expect(host.writes).toEqual([create]);
    expect(await host.git.listRepositories()).toEqual([]);
  });
});
