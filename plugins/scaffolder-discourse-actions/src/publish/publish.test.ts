import { execFileSync } from 'node:child_process';
import path from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  startGitHost,
  type GitHost,
} from '@backstage-discourse/discourse-simulator';
import { renderForum, treeHash } from '@backstage-discourse/forum-manifests';
import { exampleSpec } from '../__testUtils__/exampleSpec';
import { portalConfig } from '../__testUtils__/portalConfig';
import { runAction } from '../__testUtils__/runAction';
import { createPublishRepositoryAction } from './createPublishRepositoryAction';
import { RepositoryPublisher } from './RepositoryPublisher';
import { RepositorySettler } from './RepositorySettler';

const SEALED = { path: 'secrets/acme-community-s3.yaml', content: 'sealed\n' };

describe('discourse:repository:publish', () => {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  const spec = exampleSpec();
  const hash = treeHash(renderForum(spec));
  let gitHost: GitHost;

  beforeEach(async () => {
    folder.clear();
    workspace.clear();
    gitHost = await startGitHost({
      dataDir: folder.path,
      username: 'portal',
      password: 'git-password',
      log: () => {},
    });
  });

  afterEach(() => gitHost.close());

  function run(options: { isDryRun?: boolean; input?: object } = {}) {
    const config = new ConfigReader(
      JSON.parse(
        JSON.stringify(
          portalConfig({ certificatePem: 'unused', gitUrl: gitHost.url }),
        ),
      ),
    );
    const integrations = ScmIntegrations.fromConfig(config);
    const urlReader = mockServices.urlReader.mock({
      readUrl: async url => {
        const [, owner, repo, file] =
          /\/([^/]+)\/([^/]+)\/src\/branch\/main\/(.+)$/.exec(url) ?? [];
        const content = await gitHost
          .readFile(owner, repo, 'main', file)
          .catch(() => undefined);
        if (content === undefined) {
          throw new NotFoundError(`${url} could not be read`);
        }
        return { buffer: async () => Buffer.from(content) };
      },
    });
    const action = createPublishRepositoryAction({
      config,
      integrations,
      publisher: new RepositoryPublisher({ config, integrations, urlReader }),
      settler: new RepositorySettler({ integrations }),
    });
    return runAction(action, {
      workspacePath: workspace.path,
      isDryRun: options.isDryRun,
      input: {
        spec,
        treeHash: hash,
        description: 'A forum',
        sealedFiles: [SEALED],
        ...options.input,
      },
    });
  }

  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: path.join(folder.path, 'git/forums/acme-community.git'),
      encoding: 'utf8',
    }).trim();

  it('fills an empty workspace again and publishes all of it in one commit', async () => {
    const { outputs } = await run();

    expect(outputs).toEqual({
      outcome: 'created',
      remoteUrl: `${gitHost.url}/forums/acme-community.git`,
      repoContentsUrl: `${gitHost.url}/forums/acme-community/src/branch/main/`,
    });
    expect(git('rev-list', '--all', '--count')).toBe('1');
    expect(
      git('ls-tree', '-r', '--name-only', 'main').split('\n').sort(),
    ).toEqual(
      [...renderForum(spec).map(file => file.path), SEALED.path].sort(),
    );
    expect(git('show', `main:${SEALED.path}`)).toBe('sealed');
  });

  it('takes over the repository that an earlier run published', async () => {
    await run();
    const head = git('rev-parse', 'main');

    const { outputs } = await run();

    expect(outputs.outcome).toBe('adopted');
    expect(git('rev-parse', 'main')).toBe(head);
  });

  it('fills the empty repository that a failed push left behind', async () => {
    const made = await fetch(`${gitHost.url}/api/v1/orgs/forums/repos`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Basic ${btoa('portal:git-password')}`,
      },
      body: JSON.stringify({ name: 'acme-community' }),
    });
    expect(made.status).toBe(201);

    const { outputs } = await run();

    expect(outputs.outcome).toBe('completed');
    expect(git('rev-list', '--all', '--count')).toBe('1');
    expect(git('show', 'main:forum.yaml')).toContain('acme-community');
  });

  it('brings no commit along that a killed attempt made in the workspace', async () => {
    const commit = (message: string) =>
      execFileSync(
        'git',
        [
          '-c',
          'user.name=x',
          '-c',
          'user.email=x@y.example',
          'commit',
          '-qm',
          message,
          '--allow-empty',
        ],
        { cwd: workspace.path },
      );
    execFileSync('git', ['init', '-q', '-b', 'main', workspace.path]);
    commit('Of an attempt that was killed before it pushed');

    await run();

    expect(git('rev-list', '--all', '--count')).toBe('1');
    expect(git('log', '--format=%s')).toBe('Create the forum');
  });

  it('says whose the repository is that it does not take', async () => {
    const other = { ...spec, spec: { ...spec.spec, customer: 'globex' } };
    await run({
      input: { spec: other, treeHash: treeHash(renderForum(other)) },
    });
    const head = git('rev-parse', 'main');

    await expect(run()).rejects.toThrow(
      "exists and holds forum 'acme-community' of customer 'globex' at acme.forums.example, owned by group:default/acme; nothing was written to it",
    );
    expect(git('rev-parse', 'main')).toBe(head);
  });

  it('does not take a repository that is no forum', async () => {
    await gitHost.createRepository({
      owner: 'forums',
      repo: 'acme-community',
      message: 'Something',
      author: { name: 'Ann', email: 'ann@acme.example' },
      files: [{ path: 'README.md', content: Buffer.from('x') }],
    });

    await expect(run()).rejects.toThrow(
      'holds something that is no forum of this portal',
    );
  });

  it('writes nothing outside in a dry run', async () => {
    const { outputs, logs } = await run({ isDryRun: true });

    expect(outputs.outcome).toBe(undefined);
    expect(logs.join()).toContain('would be published');
    expect(await gitHost.listRepositories()).toEqual([]);
  });

  it('refuses another tree than the planned one', async () => {
    await expect(run({ input: { treeHash: 'f'.repeat(64) } })).rejects.toThrow(
      "Forum 'acme-community' is not published",
    );
    expect(await gitHost.listRepositories()).toEqual([]);
  });

  it.each(['../up.yaml', 'secrets/../x.yaml', 'forum.yaml'])(
    'takes no file outside of secrets: %s',
    async stray => {
      await expect(
        run({ input: { sealedFiles: [{ path: stray, content: '' }] } }),
      ).rejects.toThrow(`'sealedFiles' must hold files of secrets/ only`);
    },
  );
});
