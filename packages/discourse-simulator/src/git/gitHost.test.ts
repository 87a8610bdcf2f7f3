import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { AUTHOR, base64, startHostWithForum } from '../__testUtils__/gitCalls';

describe('the API of the Git host', () => {
  type Host = Awaited<ReturnType<typeof startHostWithForum>>;
  let test: Host['test'];
  let read: Host['read'];
  let shaOf: Host['shaOf'];
  let change: Host['change'];
  beforeEach(async () => {
    ({ test, read, shaOf, change } = await startHostWithForum());
  });
  afterEach(() => test.close());

  it('has any owner of a good name and makes repositories once', async () => {
    const org = await test.api('GET', '/orgs/anybody-at-all');
    const bad = await test.api('GET', '/orgs/Bad_Name');
    const made = await test.api('POST', '/orgs/forums/repos', {
      body: { name: 'globex', description: 'x', private: false },
    });
    const again = await test.api('POST', '/orgs/forums/repos', {
      body: { name: 'globex' },
    });

    expect(org.status).toBe(200);
    expect(bad.status).toBe(404);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({
      full_name: 'forums/globex',
      empty: true,
      clone_url: test.host.cloneUrl('forums', 'globex'),
    });
    expect(again.status).toBe(409);
    expect(await test.host.listRepositories()).toEqual([
      { owner: 'forums', repo: 'acme' },
      { owner: 'forums', repo: 'globex' },
    ]);
  });

  it('wants credentials for every write and refuses wrong ones for reads too', async () => {
    for (const [method, apiPath] of [
      ['POST', '/orgs/forums/repos'],
      ['POST', '/repos/forums/acme/contents'],
      ['POST', '/repos/forums/acme/pulls'],
      ['POST', '/repos/forums/acme/branches'],
      ['DELETE', '/repos/forums/acme/branches/x'],
    ] as const) {
      const response = await test.api(method, apiPath, { authorization: null });

      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Basic');
    }
    const wrong = await test.api('GET', '/repos/forums/acme', {
      authorization: 'token guess',
    });
    expect(wrong.status).toBe(401);
    const token = await test.api('GET', '/repos/forums/acme', {
      authorization: 'token git-host-secret',
    });
    expect(token.status).toBe(200);
  });

  it('gives a file in base64, a folder as a list, and 404 for neither', async () => {
    const file = await read('/repos/forums/acme/contents/forum.yaml?ref=main');
    const folder = await read('/repos/forums/acme/contents/base?ref=main');
    const root = await read('/repos/forums/acme/contents/?ref=main');
    const none = await test.api(
      'GET',
      '/repos/forums/acme/contents/x?ref=main',
    );
    const ref = await test.api(
      'GET',
      '/repos/forums/acme/contents/forum.yaml?ref=gone',
    );

    expect(file).toMatchObject({
      type: 'file',
      encoding: 'base64',
      content: base64('size: small\n'),
    });
    expect(folder).toEqual([
      expect.objectContaining({ type: 'dir', path: 'base/web' }),
    ]);
    expect(root.map((entry: { name: string }) => entry.name)).toEqual([
      'base',
      'forum.yaml',
    ]);
    expect(none.status).toBe(404);
    expect(ref.status).toBe(404);
  });

  it('packs a commit into one folder', async () => {
    const commit = await read('/repos/forums/acme/git/commits/main');
    const archive = await test.api(
      'GET',
      '/repos/forums/acme/archive/main.tar.gz',
    );
    const file = path.join(test.dir, 'archive.tar.gz');
    fs.writeFileSync(file, Buffer.from(await archive.arrayBuffer()));
    const names = execFileSync('tar', ['-tzf', file]).toString();

    expect(commit.sha).toMatch(/^[0-9a-f]{40}$/);
    expect(names.split('\n')).toEqual(
      expect.arrayContaining(['acme/forum.yaml', 'acme/base/web/']),
    );
  });

  it('lists the tree of a commit with the id of every file', async () => {
    const { tree } = await read(
      '/repos/forums/acme/git/trees/main?recursive=true',
    );

    expect(tree).toEqual([
      expect.objectContaining({ path: 'base/web/"odd" name.yaml' }),
      expect.objectContaining({
        path: 'forum.yaml',
        type: 'blob',
        sha: await shaOf('forum.yaml'),
      }),
    ]);
  });

  it('creates, updates and deletes files in one commit', async () => {
    const response = await change({
      message: 'Grow',
      author: AUTHOR,
      files: [
        { operation: 'create', path: 'docs/index.md', content: base64('# A') },
        {
          operation: 'update',
          path: 'forum.yaml',
          content: base64('size: large\n'),
          sha: await shaOf('forum.yaml'),
        },
        {
          operation: 'delete',
          path: 'base/web/"odd" name.yaml',
          sha: await shaOf('base/web/%22odd%22%20name.yaml'),
        },
      ],
    });
    const { commit } = await response.json();

    expect(response.status).toBe(201);
    expect(await test.host.listFiles('forums', 'acme', 'main')).toEqual([
      'docs/index.md',
      'forum.yaml',
    ]);
    expect(
      await test.host.readFile('forums', 'acme', 'main', 'forum.yaml'),
    ).toBe('size: large\n');
    expect(test.pushes).toEqual([
      { owner: 'forums', repo: 'acme', branch: 'main', sha: commit.sha },
    ]);
    expect(commit.commit).toMatchObject({ message: 'Grow' });
  });

  it.each([
    ['a file that exists', { operation: 'create', path: 'forum.yaml' }, 422],
    ['an unknown file', { operation: 'delete', path: 'x', sha: 'y' }, 404],
    [
      'an old sha',
      { operation: 'update', path: 'forum.yaml', sha: '0'.repeat(40) },
      422,
    ],
    ['no sha', { operation: 'update', path: 'forum.yaml' }, 422],
    ['a path upwards', { operation: 'create', path: '../escape' }, 422],
    ['a path into git', { operation: 'create', path: 'x/.git/config' }, 422],
    ['a path with a line break', { operation: 'create', path: 'a\nD x' }, 422],
    ['no path', { operation: 'create', path: '' }, 422],
    ['no base64', { operation: 'create', path: 'a', content: '§§' }, 422],
  ])('refuses %s and changes nothing', async (_what, file, status) => {
    const before = await read('/repos/forums/acme/git/commits/main');

    const response = await change({
      files: [{ content: base64('x'), ...file }],
    });

    expect(response.status).toBe(status);
    expect((await response.json()).message).not.toBe('');
    expect(await read('/repos/forums/acme/git/commits/main')).toEqual(before);
    expect(test.pushes).toEqual([]);
  });

  it.each([
    '/repos/forums/..%2f..%2fetc/contents/passwd?ref=main',
    '/repos/..%2f..%2f/acme/contents/x?ref=main',
    '/repos/forums/acme/contents/..%2f..%2fetc%2fpasswd?ref=main',
    '/repos/forums/acme/contents/forum.yaml?ref=--output%3Dx',
    '/repos/forums/acme/git/commits/..%2fmain',
    '/repos/forums/acme/archive/--remote%3Dx.tar.gz',
  ])('refuses the traversal %s', async apiPath => {
    const response = await test.api('GET', apiPath);

    expect([404, 422]).toContain(response.status);
    expect(await response.text()).not.toContain('root:');
  });

  it.each(['..', 'a..b', '.hidden', 'x.git', 'A', 'a/b', 'a b', '-x', ''])(
    'refuses the repository name %j',
    async name => {
      const response = await test.api('POST', '/orgs/forums/repos', {
        body: { name },
      });

      expect(response.status).toBe(422);
      expect(fs.readdirSync(path.join(test.dir, 'git/forums'))).toEqual([
        'acme.git',
      ]);
    },
  );
});
