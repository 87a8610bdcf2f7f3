import { execFile } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GOLDEN_FOLDER } from './__testUtils__/goldenForums';
import { runForumCli } from './cli';
import { RENDERER_VERSION } from './render/rendererVersion';

const BIN = join(__dirname, '../bin/forum');
const SPEC = join(GOLDEN_FOLDER, 'unified-small.forum.yaml');

interface Run {
  exitCode: number | string | null | undefined;
  stdout: string;
  stderr: string;
}

function forum(...argv: string[]): Promise<Run> {
  return new Promise(resolve => {
    execFile(process.execPath, [BIN, ...argv], (error, stdout, stderr) =>
      resolve({ exitCode: error ? error.code : 0, stdout, stderr }),
    );
  });
}

/** The same without a process of its own, which takes seconds to start. */
async function run(...argv: string[]): Promise<Run> {
  const text = { stdout: '', stderr: '' };
  const writer = (stream: keyof typeof text) => ({
    write: (part: string) => {
      text[stream] += part;
    },
  });
  const exitCode = await runForumCli({
    argv,
    io: { stdout: writer('stdout'), stderr: writer('stderr') },
  });
  return { exitCode, ...text };
}

describe('forum', () => {
  jest.setTimeout(60_000);
  let folder: string;
  const path = (name: string) => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'forum-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('renders a repository that it then finds right', async () => {
    const render = await forum('render', '--spec', SPEC, '--out', folder);
    const check = await forum('check', folder);

    expect(render).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("warning: 'spec."),
    });
    expect(render.stdout).toMatch(
      /^Rendered forum 'acme-community': \d+ files/,
    );
    expect(check).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("warning: 'spec."),
    });
  });

  it('keeps what people own and removes what is no longer rendered', async () => {
    await forum('render', '--spec', SPEC, '--out', folder);
    const overlay = path('overlays/production/kustomization.yaml');
    writeFileSync(overlay, `${readFileSync(overlay, 'utf8')}# ours\n`);
    const spec = path('forum.yaml');
    const medium = readFileSync(spec, 'utf8').replace(
      'mode: unified',
      'mode: separate',
    );
    writeFileSync(spec, `# note\n${medium}`);
    const sidekiq = 'base/discourse/sidekiq-deployment.yaml';

    await forum('render', '--spec', spec);
    const withSidekiq = statSync(path(sidekiq)).isFile();
    writeFileSync(spec, medium.replace('mode: separate', 'mode: unified'));
    const back = await forum('render', '--spec', spec);

    expect(withSidekiq).toBe(true);
    expect(readdirSync(path('base/discourse'))).not.toContain(
      'sidekiq-deployment.yaml',
    );
    expect(back.stdout).toContain('1 removed');
    expect(readFileSync(overlay, 'utf8')).toContain('# ours');
    expect((await forum('check', folder)).exitCode).toBe(0);
  });

  it('lists each fault with its fix and fails', async () => {
    await forum('render', '--spec', SPEC, '--out', folder);
    writeFileSync(path('base/valkey/service.yaml'), 'kind: [\n');

    const { exitCode, stderr } = await forum('check', folder);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'base/valkey/service.yaml differs from its render',
    );
    expect(stderr).toContain('base/valkey/service.yaml is not valid YAML');
    expect(stderr).toContain("run 'forum render'");
  });

  it('writes nothing for a ForumSpec with faults', async () => {
    const spec = path('forum.yaml');
    writeFileSync(
      spec,
      readFileSync(SPEC, 'utf8').replace('customer: acme', 'customer: ../acme'),
    );

    const { exitCode, stderr } = await forum('render', '--spec', spec);

    expect(exitCode).toBe(1);
    expect(stderr).toContain("'spec.customer'");
    expect(readdirSync(folder)).toEqual(['forum.yaml']);
  });

  it('says so when there is no ForumSpec', async () => {
    const { exitCode, stderr } = await forum(
      'render',
      '--spec',
      path('none.yaml'),
    );

    expect(exitCode).toBe(1);
    expect(stderr).toContain('can not be read');
  });

  it('plans what render then does, and nothing after it', async () => {
    await run('render', '--spec', SPEC, '--out', folder);
    const spec = path('forum.yaml');
    writeFileSync(
      spec,
      readFileSync(spec, 'utf8').replace('mode: unified', 'mode: separate'),
    );
    const service = readFileSync(path('base/valkey/service.yaml'), 'utf8');
    writeFileSync(path('base/valkey/service.yaml'), `${service}# by hand\n`);

    const plan = await run('plan', folder);
    const untouched = readFileSync(path('base/valkey/service.yaml'), 'utf8');
    await run('render', '--spec', spec);
    const after = await run('plan', folder);

    expect(plan).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("warning: 'spec."),
    });
    expect(plan.stdout).toContain(
      '--- /dev/null\n+++ b/base/discourse/sidekiq-deployment.yaml\n',
    );
    expect(plan.stdout).toContain('-# by hand\n');
    expect(plan.stdout).toMatch(/Plan: \d+ to add, \d+ to change, 0 to remove/);
    expect(untouched).toContain('# by hand');
    expect(after).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("warning: 'spec."),
    });
    expect(after.stdout).toContain('Nothing to change');
  });

  it('plans no volume that the cluster refuses without a word', async () => {
    await run('render', '--spec', SPEC, '--out', folder);
    writeFileSync(
      path('forum.yaml'),
      `${readFileSync(SPEC, 'utf8')}  valkey:\n    storage: 50Gi\n`,
    );

    const { exitCode, stderr } = await run('plan', folder);

    expect(exitCode).toBe(3);
    expect(stderr).toContain(
      'warning: the cluster refuses base/valkey/stateful-set.yaml: StatefulSet acme-community-valkey',
    );
  });

  it('names what is wrong where there is nothing to plan', async () => {
    const { exitCode, stderr } = await run('plan', folder);

    expect(exitCode).toBe(1);
    expect(stderr).toContain("'forum.yaml' is missing");
  });

  it('explains fields, and offers names for those that do not exist', async () => {
    const known = await run('explain', 'spec.web.replicas');
    const unknown = await run('explain', 'spec.web.replica');

    expect(known).toMatchObject({ exitCode: 0, stderr: '' });
    expect(known.stdout).toContain('Web pods; default by size');
    expect(unknown.exitCode).toBe(1);
    expect(unknown.stderr).toContain("did you mean 'spec.web.replicas'");
  });

  it('adopts a chart’s values into a repository that it then finds right', async () => {
    const fixture = (name: string) =>
      join(__dirname, 'adopt/__fixtures__', name);
    const values = fixture('rancher.values.yaml');

    const bare = await run('adopt', values, '--out', path('bare'));
    const full = await run(
      'adopt',
      values,
      '--with',
      fixture('answers.yaml'),
      '--out',
      folder,
    );
    const again = await run('adopt', values, '--out', folder);
    await run('render', '--spec', path('forum.yaml'));
    // Needs a process: the models are ES modules, which Jest does not load.
    const check = await forum('check', folder);

    expect(bare.exitCode).toBe(3);
    expect(bare.stdout).toContain("to fill in: 'spec.customer' is missing");
    expect(full).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('choose another folder with --out');
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['ADOPTION.md', 'MIGRATION.md', 'forum.yaml']),
    );
    expect(check).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("warning: 'spec.network.edge'"),
    });
  });

  it('says which values file can not be read', async () => {
    writeFileSync(path('broken.yaml'), 'host: [\n');

    const broken = await run('adopt', path('broken.yaml'), '--out', folder);
    const none = await run('adopt', path('none.yaml'), '--out', folder);

    expect(broken).toMatchObject({ exitCode: 1 });
    expect(broken.stderr).toContain('is not valid YAML');
    expect(none.stderr).toContain('can not be read');
    expect(readdirSync(folder)).toEqual(['broken.yaml']);
  });

  it('knows its version and refuses other commands', async () => {
    expect(await forum('--version')).toMatchObject({
      exitCode: 0,
      stdout: `${RENDERER_VERSION}\n`,
    });
    expect((await forum('destroy')).exitCode).toBe(1);
  });
});
