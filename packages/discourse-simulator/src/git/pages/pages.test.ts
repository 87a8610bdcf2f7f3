import {
  AUTHOR,
  base64,
  startTestGitHost,
  type TestGitHost,
} from '../../__testUtils__/gitCalls';

describe('the pages of the Git host', () => {
  let test: TestGitHost;
  beforeEach(async () => {
    test = await startTestGitHost();
    await test.host.createRepository({
      owner: 'forums',
      repo: 'acme',
      message: 'Create <b>it</b>',
      author: AUTHOR,
      files: [
        {
          path: 'docs/page.html',
          content: Buffer.from('<script>alert(1)</script>'),
        },
      ],
    });
  });
  afterEach(() => test.close());

  const page = (pagePath: string) => fetch(`${test.host.url}${pagePath}`);

  it('shows folders and files as text that can not run', async () => {
    const folder = await (await page('/forums/acme')).text();
    const file = await page('/forums/acme/src/branch/main/docs/page.html');
    const html = await file.text();

    expect(folder).toContain('href="/forums/acme/src/branch/main/docs"');
    expect(html).toContain('simulated Git host');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>');
    expect(file.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
  });

  it('has a page of a branch once it exists, with slashes in its name too', async () => {
    await test.api('POST', '/repos/forums/acme/branches', {
      body: { new_branch_name: 'change/grow' },
    });

    expect((await page('/forums/acme/src/branch/main/')).status).toBe(200);
    expect(
      (await page('/forums/acme/src/branch/change/grow/docs')).status,
    ).toBe(200);
    expect((await page('/forums/acme/src/branch/other')).status).toBe(404);
    expect((await page('/forums/none/src/branch/main')).status).toBe(404);
  });

  it('lists repositories, commits and pull requests, with what a request changes', async () => {
    await test.api('POST', '/repos/forums/acme/contents', {
      body: {
        new_branch: 'grow',
        message: 'Grow',
        files: [
          { operation: 'create', path: 'new.txt', content: base64('new') },
        ],
      },
    });
    await test.api('POST', '/repos/forums/acme/pulls', {
      body: { title: 'Grow <it>', head: 'grow' },
    });

    expect(await (await page('/')).text()).toContain('forums/acme');
    expect(
      await (await page('/forums/acme/commits/branch/main')).text(),
    ).toContain('Create &lt;b&gt;it&lt;/b&gt;');
    expect(await (await page('/forums/acme/pulls')).text()).toContain(
      'Grow &lt;it&gt;',
    );
    expect(await (await page('/forums/acme/pulls/1')).text()).toContain('+new');
  });

  it('merges by the button of the page, and by no other site', async () => {
    await test.api('POST', '/repos/forums/acme/contents', {
      body: {
        new_branch: 'grow',
        message: 'Grow',
        files: [
          { operation: 'create', path: 'new.txt', content: base64('new') },
        ],
      },
    });
    await test.api('POST', '/repos/forums/acme/pulls', {
      body: { title: 'Grow', head: 'grow' },
    });
    const merge = (origin?: string) =>
      fetch(`${test.host.url}/forums/acme/pulls/1`, {
        method: 'POST',
        headers: origin ? { Origin: origin } : {},
        redirect: 'manual',
      });
    const button = '<button>Merge</button>';
    const before = await page('/forums/acme/pulls/1');

    const others = [await merge(), await merge('https://evil.example')];
    const own = await merge(test.host.url);

    expect(before.headers.get('content-security-policy')).toContain(
      "form-action 'self'",
    );
    expect(await before.text()).toContain(button);
    expect(others.map(({ status }) => status)).toEqual([403, 403]);
    expect(own.status).toBe(303);
    const after = await (await page('/forums/acme/pulls/1')).text();
    expect(after).toContain('merged');
    expect(after).not.toContain(button);
    expect((await page('/forums/acme/src/branch/main/new.txt')).status).toBe(
      200,
    );
  });
});
