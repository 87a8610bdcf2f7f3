import fs from 'node:fs';
import path from 'node:path';
import isomorphicGit from 'isomorphic-git';
import isomorphicHttp from 'isomorphic-git/http/node';
import {
  ACCOUNT,
  git,
  makeTempDir,
  startTestGitHost,
  type TestGitHost,
  withAccount,
} from '../__testUtils__/gitCalls';

describe('the Git host, with real clients', () => {
  let test: TestGitHost;
  let workDir: string;
  beforeEach(async () => {
    test = await startTestGitHost();
    workDir = makeTempDir();
    await test.api('POST', '/orgs/forums/repos', { body: { name: 'acme' } });
  });
  afterEach(async () => {
    await test.close();
    fs.rmSync(workDir, { recursive: true });
  });

  const url = () => test.host.cloneUrl('forums', 'acme');

  async function commitIn(dir: string, file: string, content: string) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), content);
    await git(dir, 'add', '.');
    await git(dir, 'commit', '-m', `Write ${file}`);
  }

  it('takes a push of git, tells about it, and gives it back to a clone', async () => {
    const first = path.join(workDir, 'first');
    const second = path.join(workDir, 'second');
    await git(workDir, 'init', '-b', 'main', first);
    await commitIn(first, 'deep/forum.yaml', 'kind: Forum\n');

    await git(first, 'push', withAccount(url()), 'main');
    await git(workDir, 'clone', url(), second);

    expect(fs.readFileSync(path.join(second, 'deep/forum.yaml'), 'utf8')).toBe(
      'kind: Forum\n',
    );
    expect(test.pushes).toEqual([
      {
        owner: 'forums',
        repo: 'acme',
        branch: 'main',
        sha: await git(first, 'rev-parse', 'HEAD'),
      },
    ]);
  });

  it('tells about every branch of a push and not about those that stayed', async () => {
    await git(workDir, 'init', '-b', 'main', '.');
    await commitIn(workDir, 'a', '1');
    await git(workDir, 'push', withAccount(url()), 'main');
    test.pushes.length = 0;

    await git(workDir, 'push', withAccount(url()), 'main:x', 'main:y/z');
    await git(workDir, 'push', withAccount(url()), 'main');

    expect(test.pushes.map(({ branch }) => branch)).toEqual(['x', 'y/z']);
  });

  it('takes a push that is larger than one request line of git', async () => {
    await git(workDir, 'init', '-b', 'main', '.');
    const noise = Array.from({ length: 300_000 }, (_unused, index) =>
      ((index * 2_654_435_761) % 2 ** 32).toString(36),
    ).join('\n');
    await commitIn(workDir, 'large.txt', noise);

    await git(workDir, 'push', withAccount(url()), 'main');

    expect(
      await test.host.readFile('forums', 'acme', 'main', 'large.txt'),
    ).toBe(noise);
  });

  it('refuses a push without or with wrong credentials, and lets anyone clone', async () => {
    await git(workDir, 'init', '-b', 'main', '.');
    await commitIn(workDir, 'a', '1');
    const wrong = new URL(url());
    wrong.username = ACCOUNT.username;
    wrong.password = 'guess';

    await expect(git(workDir, 'push', url(), 'main')).rejects.toThrow();
    await expect(
      git(workDir, 'push', wrong.toString(), 'main'),
    ).rejects.toThrow(/Authentication failed/);
    expect(test.pushes).toEqual([]);
    expect(await git(workDir, 'ls-remote', url())).toBe('');
  });

  it('knows no repository that nobody made', async () => {
    await expect(
      git(workDir, 'ls-remote', test.host.cloneUrl('forums', 'missing')),
    ).rejects.toThrow(/not found/);
  });

  it('takes a push of isomorphic-git, which comes without credentials first', async () => {
    fs.writeFileSync(path.join(workDir, 'catalog-info.yaml'), 'kind: System\n');
    const repository = { fs, dir: workDir };
    await isomorphicGit.init({ ...repository, defaultBranch: 'main' });
    await isomorphicGit.add({ ...repository, filepath: 'catalog-info.yaml' });
    const sha = await isomorphicGit.commit({
      ...repository,
      message: 'Create',
      author: { name: 'Ada', email: 'ada@acme.example' },
    });
    let asked = 0;

    const result = await isomorphicGit.push({
      ...repository,
      http: isomorphicHttp,
      url: url(),
      ref: 'main',
      onAuth: () => {
        asked += 1;
        return ACCOUNT;
      },
    });

    expect(result.ok).toBe(true);
    expect(asked).toBeGreaterThan(0);
    expect(test.pushes).toEqual([
      { owner: 'forums', repo: 'acme', branch: 'main', sha },
    ]);
  });
});
