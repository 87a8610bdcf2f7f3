import { once } from 'node:events';
import { createServer } from 'node:http';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  startGitHost,
  type GitHost,
} from '@backstage-discourse/discourse-simulator';
import { locateRepository } from '../plan/ForumRepository';
import { getGitCredentials, readRemoteState } from './RepositoryRemote';

const ACCOUNT = { username: 'portal', password: 'git-password' };

function credentialsOf(integrations: object) {
  const scm = ScmIntegrations.fromConfig(new ConfigReader({ integrations }));
  const located = locateRepository('acme', {
    settings: {
      host: 'git.test',
      owner: 'forums',
      visibility: 'private',
      codeOwners: [],
      topics: [],
      protectBranch: true,
    },
    integrations: scm,
  });
  if (!located.ok) {
    throw new Error(located.fault.message);
  }
  return getGitCredentials(located.repository, { integrations: scm });
}

describe('getGitCredentials', () => {
  it.each([
    [
      'Gitea',
      { gitea: [{ host: 'git.test', username: 'portal', password: 'pw' }] },
      { username: 'portal', password: 'pw' },
    ],
    [
      'GitHub',
      { github: [{ host: 'git.test', apiBaseUrl: 'https://x', token: 'gh' }] },
      { username: 'x-access-token', password: 'gh' },
    ],
    [
      'GitLab',
      {
        gitlab: [
          {
            host: 'git.test',
            apiBaseUrl: 'https://git.test/api/v4',
            token: 'gl',
          },
        ],
      },
      { username: 'oauth2', password: 'gl' },
    ],
  ])(
    'gives those of the integration of %s',
    async (_host, integrations, expected) => {
      expect(await credentialsOf(integrations)).toEqual(expected);
    },
  );

  it.each([
    ['password', { gitea: [{ host: 'git.test', username: 'portal' }] }],
    ['token', { github: [{ host: 'git.test', apiBaseUrl: 'https://x' }] }],
    [
      'token',
      {
        gitlab: [{ host: 'git.test', apiBaseUrl: 'https://git.test/api/v4' }],
      },
    ],
  ])('names the setting that is missing: %s', async (field, integrations) => {
    await expect(credentialsOf(integrations)).rejects.toThrow(
      `The portal can not push to git.test: '${field}' is missing at this host in integrations.`,
    );
  });
});

describe('readRemoteState', () => {
  const folder = createMockDirectory();
  let gitHost: GitHost;

  beforeAll(async () => {
    gitHost = await startGitHost({
      dataDir: folder.path,
      ...ACCOUNT,
      log: () => {},
    });
    await gitHost.createRepository({
      owner: 'forums',
      repo: 'filled',
      message: 'Create',
      author: { name: 'Ann', email: 'ann@acme.example' },
      files: [{ path: 'README.md', content: Buffer.from('x') }],
    });
    await fetch(`${gitHost.url}/api/v1/orgs/forums/repos`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Basic ${btoa('portal:git-password')}`,
      },
      body: JSON.stringify({ name: 'empty' }),
    });
  });

  afterAll(() => gitHost.close());

  it.each(['absent', 'empty', 'filled'])(
    'tells that a repository is %s',
    async name => {
      const url = gitHost.cloneUrl('forums', name);

      expect(await readRemoteState(url, { credentials: ACCOUNT })).toBe(name);
    },
  );

  it.each([401, 403, 500])(
    'takes an answer of %s for no repository that is absent',
    async status => {
      const server = createServer((_req, res) => {
        res.writeHead(status, { 'WWW-Authenticate': 'Basic' }).end();
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;

      await expect(
        readRemoteState(`http://127.0.0.1:${port}/forums/acme.git`, {
          credentials: ACCOUNT,
        }),
      ).rejects.toThrow('check that the Git host is up and lets the portal in');

      await new Promise(resolve => server.close(resolve));
    },
  );
});
