import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { githubApp } from '../__testUtils__/githubApp';
import { gitlabApp } from '../__testUtils__/gitlabApp';
import { MemoryRepository } from '../__testUtils__/MemoryRepository';
import type { ChangeHostType } from '../access/RepositoryAddress';
import { proposeChange } from '../propose/proposeChange';
import { ChangeHosts } from './ChangeHosts';

const BRANCH = 'forum/upgrade';
const FILES = { 'forum.yaml': 'a: 1\n', 'docs/old.md': 'old\n' };

describe.each<{ hostType: ChangeHostType; apiPath: string }>([
  { hostType: 'github', apiPath: '' },
  { hostType: 'gitlab', apiPath: '/api/v4' },
])('proposing a change on $hostType', ({ hostType, apiPath }) => {
  let server: Server;
  let repository: MemoryRepository;
  let base: string;

  beforeEach(async () => {
    repository = new MemoryRepository();
    base = repository.push('main', FILES);
    const app =
      hostType === 'github' ? githubApp(repository) : gitlabApp(repository);
    server = await new Promise(resolve => {
      const started = app.listen(0, '127.0.0.1', () => resolve(started));
    });
  });

  afterEach(() => new Promise(resolve => server.close(resolve)));

  function openHost(token = `${hostType}-token`) {
    const { port } = server.address() as AddressInfo;
    const host = `${hostType}.example`;
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          [hostType]: [
            { host, token, apiBaseUrl: `http://127.0.0.1:${port}${apiPath}` },
          ],
        },
      }),
    );
    return new ChangeHosts({ integrations }).open(
      {
        hostType,
        host,
        owner: 'forums',
        name: 'acme',
        branch: 'main',
        pageUrl: `https://${host}/forums/acme`,
      },
      {},
    );
  }

  const propose = (
    texts: Record<string, string>,
    options: { title?: string; baseCommit?: string; token?: string } = {},
  ) =>
    proposeChange(
      {
        branch: BRANCH,
        target: 'main',
        baseCommit: options.baseCommit ?? base,
        title: options.title ?? 'Upgrade',
        description: 'The plan',
        contents: new Map(
          Object.entries(texts).map(([path, text]) => [
            path,
            Buffer.from(text),
          ]),
        ),
      },
      { host: openHost(options.token), authorize: async () => {} },
    );

  it('writes exactly the wanted tree, deletions included, and opens a pull request', async () => {
    const wanted = { 'forum.yaml': 'a: 2\n', 'docs/new name.md': 'new ü\n' };

    const outcome = await propose(wanted);

    const tip = repository.commits.get(repository.branches.get(BRANCH) ?? '');
    expect(outcome).toMatchObject({
      result: 'opened',
      number: 1,
      changedFiles: 3,
    });
    expect(repository.texts(BRANCH)).toEqual(wanted);
    expect(repository.texts('main')).toEqual(FILES);
    expect(tip?.parents).toEqual([base]);
    expect(repository.pulls).toEqual([
      {
        number: 1,
        title: 'Upgrade',
        description: 'The plan',
        head: BRANCH,
        base: 'main',
        state: 'open',
      },
    ]);
  });

  it('writes nothing when it is asked for the same again', async () => {
    await propose({ 'forum.yaml': 'a: 2\n' });
    repository.writes.length = 0;

    const outcome = await propose({ 'forum.yaml': 'a: 2\n' });

    expect(outcome).toMatchObject({ result: 'unchanged', number: 1 });
    expect(repository.writes).toEqual([]);
  });

  it('updates the same branch and pull request', async () => {
    await propose({ 'forum.yaml': 'a: 2\n' });

    const outcome = await propose(
      { 'forum.yaml': 'a: 3\n' },
      { title: 'Upgrade further' },
    );

    expect(outcome).toMatchObject({ result: 'updated', number: 1 });
    expect(repository.texts(BRANCH)).toEqual({ 'forum.yaml': 'a: 3\n' });
    expect(repository.pulls).toMatchObject([{ title: 'Upgrade further' }]);
  });

  it('makes the branch anew on a base that has moved', async () => {
    await propose({ 'forum.yaml': 'a: 2\n' });
    const moved = repository.push('main', { ...FILES, 'notes.md': 'mine\n' });

    await propose(
      { 'forum.yaml': 'a: 2\n', 'notes.md': 'mine\n' },
      { baseCommit: moved },
    );

    const tip = repository.commits.get(repository.branches.get(BRANCH) ?? '');
    expect(tip?.parents).toEqual([moved]);
    expect(repository.pulls).toHaveLength(1);
  });

  it('writes nothing where nothing changes', async () => {
    expect(await propose(FILES)).toEqual({ result: 'nothing-to-change' });
    expect(repository.writes).toEqual([]);
  });

  it('refuses a branch with the commit of a person', async () => {
    repository.push(BRANCH, { 'forum.yaml': 'mine\n' });

    await expect(propose({ 'forum.yaml': 'a: 2\n' })).rejects.toThrow(
      'has a commit that this portal did not make',
    );
    expect(repository.writes).toEqual([]);
  });

  it('finds the history of a file, and its text in each commit', async () => {
    repository.push('main', { ...FILES, 'forum.yaml': 'a: 2\n' });
    const newest = repository.push('main', { 'forum.yaml': 'a: 2\n' });
    const host = openHost();

    const commits = await host.listCommits('forum.yaml', { from: newest });
    const texts = await Promise.all(
      commits.map(commit => host.readFile('forum.yaml', { commit })),
    );

    expect(texts.map(String)).toEqual(['a: 2\n', 'a: 1\n']);
    expect(
      await host.readFile('nowhere.md', { commit: newest }),
    ).toBeUndefined();
  });

  it('lists more files than fit on a page', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 205 }, (_, i) => [`base/${i}.yaml`, `${i}\n`]),
    );
    const commit = repository.push('main', many);

    expect(await openHost().listFiles(commit)).toHaveLength(205);
  });

  it('says what to do about wrong credentials, without them', async () => {
    const refused = propose(
      { 'forum.yaml': 'a: 2\n' },
      { token: 'wrong-token' },
    );

    await expect(refused).rejects.toThrow(/answered 401 .* valid credentials/);
    await expect(refused).rejects.not.toThrow('wrong-token');
  });
});
