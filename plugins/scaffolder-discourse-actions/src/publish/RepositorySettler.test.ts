import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  locateRepository,
  type RepositorySettings,
} from '../plan/ForumRepository';
import { RepositorySettler } from './RepositorySettler';

const SETTINGS: RepositorySettings = {
  host: 'git.test',
  owner: 'forums',
  visibility: 'private',
  codeOwners: ['@forums/platform'],
  topics: ['discourse', 'forum'],
  protectBranch: true,
};

describe('RepositorySettler', () => {
  let server: Server;
  let base: string;
  let status: number;
  let seen: Array<{ line: string; body: unknown; authorization: string }>;

  beforeEach(async () => {
    seen = [];
    status = 200;
    server = createServer(async (req, res) => {
      const { headers } = req;
      seen.push({
        line: `${req.method} ${req.url}`,
        body: JSON.parse(await text(req)),
        authorization: String(
          headers.authorization ?? headers['private-token'],
        ),
      });
      res.writeHead(status).end('{}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    base = `http://127.0.0.1:${
      typeof address === 'object' ? address?.port : ''
    }`;
  });

  afterEach(() => new Promise(resolve => server.close(resolve)));

  async function settle(
    integrations: object,
    settings: Partial<RepositorySettings> = {},
  ) {
    const scm = ScmIntegrations.fromConfig(new ConfigReader({ integrations }));
    const all = { ...SETTINGS, ...settings };
    const located = locateRepository('acme', {
      settings: all,
      integrations: scm,
    });
    if (!located.ok) {
      throw new Error(located.fault.message);
    }
    return new RepositorySettler({ integrations: scm }).settle(
      located.repository,
      { settings: all },
    );
  }

  const gitea = () => ({
    gitea: [
      { host: 'git.test', baseUrl: base, username: 'portal', password: 'pw' },
    ],
  });

  it('protects the branch and sets topics on Gitea', async () => {
    expect(await settle(gitea())).toEqual([]);

    expect(seen).toEqual([
      {
        line: 'PUT /api/v1/repos/forums/acme/topics',
        body: { topics: ['discourse', 'forum'] },
        authorization: `Basic ${btoa('portal:pw')}`,
      },
      {
        line: 'POST /api/v1/repos/forums/acme/branch_protections',
        body: expect.objectContaining({
          rule_name: 'main',
          enable_push: false,
        }),
        authorization: `Basic ${btoa('portal:pw')}`,
      },
    ]);
  });

  it('protects the branch and sets topics on GitHub', async () => {
    const integrations = {
      github: [{ host: 'git.test', apiBaseUrl: base, token: 'gh-token' }],
    };

    expect(await settle(integrations)).toEqual([]);
    expect(seen.map(({ line }) => line)).toEqual([
      'PUT /repos/forums/acme/topics',
      'PUT /repos/forums/acme/branches/main/protection',
    ]);
    expect(seen[1]).toMatchObject({
      authorization: 'Bearer gh-token',
      body: {
        required_pull_request_reviews: { require_code_owner_reviews: true },
      },
    });
  });

  it('protects the branch and sets topics on GitLab', async () => {
    const integrations = {
      gitlab: [
        {
          host: 'git.test',
          apiBaseUrl: `${base}/api/v4`,
          baseUrl: base,
          token: 'gl-token',
        },
      ],
    };

    expect(await settle(integrations)).toEqual([]);
    expect(seen.map(({ line }) => line)).toEqual([
      'PUT /api/v4/projects/forums%2Facme',
      'POST /api/v4/projects/forums%2Facme/protected_branches',
    ]);
    expect(seen[1]).toMatchObject({
      authorization: 'gl-token',
      body: { name: 'main', push_access_level: 0 },
    });
  });

  it.each([409, 422])(
    'is content with what is there already (%s)',
    async code => {
      status = code;

      expect(await settle(gitea())).toEqual([]);
    },
  );

  it.each([
    [403, 'the host does not offer it to the portal (403)'],
    [404, 'the host does not offer it to the portal (404)'],
    [500, 'the host answers 500'],
  ])(
    'says what a host does not do (%s), and does not fail',
    async (code, why) => {
      status = code;

      expect(await settle(gitea(), { topics: [] })).toEqual([
        `${base}/forums/acme.git has no branch protection: ${why}; set it there by hand`,
      ]);
    },
  );

  it('asks for nothing that nobody wants', async () => {
    await settle(gitea(), { topics: [], protectBranch: false });

    expect(seen).toEqual([]);
  });
});
