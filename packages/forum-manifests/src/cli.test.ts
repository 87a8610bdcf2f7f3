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

    expect(render).toMatchObject({ exitCode: 0, stderr: '' });
    expect(render.stdout).toMatch(
      /^Rendered forum 'acme-community': \d+ files/,
    );
    expect(check).toMatchObject({ exitCode: 0, stderr: '' });
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

  it('knows its version and refuses other commands', async () => {
    expect(await forum('--version')).toMatchObject({
      exitCode: 0,
      stdout: `${RENDERER_VERSION}\n`,
    });
    expect((await forum('destroy')).exitCode).toBe(1);
  });
});
