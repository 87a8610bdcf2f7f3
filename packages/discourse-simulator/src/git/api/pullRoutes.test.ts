import { base64, startHostWithForum } from '../../__testUtils__/gitCalls';

describe('pull requests of the Git host', () => {
  type Host = Awaited<ReturnType<typeof startHostWithForum>>;
  let test: Host['test'];
  let read: Host['read'];
  let shaOf: Host['shaOf'];
  let change: Host['change'];
  beforeEach(async () => {
    ({ test, read, shaOf, change } = await startHostWithForum());
  });
  afterEach(() => test.close());

  const branchChange = async (branch: string, text: string) =>
    change({
      branch: 'main',
      new_branch: branch,
      message: `Change to ${text}`,
      files: [
        {
          operation: 'update',
          path: 'forum.yaml',
          content: base64(text),
          sha: await shaOf('forum.yaml'),
        },
      ],
    });

  it('takes a pull request from branch to merge', async () => {
    await branchChange('grow', 'size: medium\n');
    const opened = await test.api('POST', '/repos/forums/acme/pulls', {
      body: { title: 'Grow', body: 'Why', head: 'grow', base: 'main' },
    });
    const pull = await opened.json();
    const again = await test.api('POST', '/repos/forums/acme/pulls', {
      body: { title: 'Grow', head: 'forums:grow', base: 'main' },
    });
    test.pushes.length = 0;

    expect(opened.status).toBe(201);
    expect(pull).toMatchObject({
      number: 1,
      state: 'open',
      mergeable: true,
      merged: false,
      head: { ref: 'grow' },
      base: { ref: 'main' },
      html_url: `${test.host.url}/forums/acme/pulls/1`,
    });
    expect(again.status).toBe(409);

    const merged = await test.api('POST', '/repos/forums/acme/pulls/1/merge', {
      body: { Do: 'merge', delete_branch_after_merge: true },
    });
    const after = await read('/repos/forums/acme/pulls/1');

    expect(merged.status).toBe(200);
    expect(after).toMatchObject({ state: 'closed', merged: true });
    expect(
      await test.host.readFile('forums', 'acme', 'main', 'forum.yaml'),
    ).toBe('size: medium\n');
    expect(test.pushes).toEqual([
      {
        owner: 'forums',
        repo: 'acme',
        branch: 'main',
        sha: after.merge_commit_sha,
      },
    ]);
    const branches = await read('/repos/forums/acme/branches');
    expect(branches.map(({ name }: { name: string }) => name)).toEqual([
      'main',
    ]);
    expect(
      (
        await test.api('POST', '/repos/forums/acme/pulls/1/merge', {
          body: { Do: 'merge' },
        })
      ).status,
    ).toBe(405);
  });

  it('does not merge two changes of the same line', async () => {
    await branchChange('one', 'size: medium\n');
    await branchChange('two', 'size: large\n');
    for (const head of ['one', 'two']) {
      await test.api('POST', '/repos/forums/acme/pulls', {
        body: { title: head, head },
      });
    }
    const merge = (number: number) =>
      test.api('POST', `/repos/forums/acme/pulls/${number}/merge`, {
        body: { Do: 'squash' },
      });

    expect((await merge(1)).status).toBe(200);
    const second = await merge(2);

    expect(second.status).toBe(405);
    expect((await second.json()).message).toContain('change the same lines');
    expect(
      (await read('/repos/forums/acme/pulls?state=open'))[0],
    ).toMatchObject({ title: 'two', mergeable: false });
  });

  it('closes and lists pull requests by state', async () => {
    await branchChange('grow', 'size: medium\n');
    await test.api('POST', '/repos/forums/acme/pulls', {
      body: { title: 'Grow', head: 'grow' },
    });
    await test.api('PATCH', '/repos/forums/acme/pulls/1', {
      body: { state: 'closed' },
    });

    expect(await read('/repos/forums/acme/pulls')).toEqual([]);
    expect(await read('/repos/forums/acme/pulls?state=all')).toHaveLength(1);
  });

  it('refuses a pull request from nowhere or without a change', async () => {
    await test.api('POST', '/repos/forums/acme/branches', {
      body: { new_branch_name: 'same', old_branch_name: 'main' },
    });
    const open = (head: string) =>
      test.api('POST', '/repos/forums/acme/pulls', {
        body: { title: 'x', head },
      });

    expect((await open('missing')).status).toBe(404);
    expect((await open('same')).status).toBe(422);
  });
});
