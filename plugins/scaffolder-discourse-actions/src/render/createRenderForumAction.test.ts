import fs from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { renderForum, treeHash } from '@backstage-discourse/forum-manifests';
import { exampleSpec } from '../__testUtils__/exampleSpec';
import { runAction } from '../__testUtils__/runAction';
import { renderRepository } from './renderRepository';
import { createRenderForumAction } from './createRenderForumAction';

const configOf = (repositories: object) =>
  new ConfigReader({ discourse: { repositories } });

describe('discourse:forum:render', () => {
  const workspace = createMockDirectory();
  const spec = exampleSpec();
  const rendered = renderForum(spec);

  afterEach(() => workspace.clear());

  const run = (
    input: unknown,
    isDryRun = false,
    repositories: { codeOwners?: string[] } = {},
  ) =>
    runAction(createRenderForumAction({ config: configOf(repositories) }), {
      workspacePath: workspace.path,
      input,
      isDryRun,
    });

  it.each([false, true])(
    'writes exactly what renderForum gives (dry run: %s)',
    async isDryRun => {
      const { outputs } = await run(
        { spec, treeHash: treeHash(rendered) },
        isDryRun,
      );

      const written = fs
        .readdirSync(workspace.path, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.join(entry.parentPath, entry.name))
        .map(file => ({
          path: path.relative(workspace.path, file).split(path.sep).join('/'),
          content: fs.readFileSync(file, 'utf8'),
        }));
      expect(treeHash(written)).toBe(treeHash(rendered));
      expect(outputs).toEqual({
        treeHash: treeHash(rendered),
        files: rendered.length,
      });
    },
  );

  it('adds the reviewers that the platform wants, and plans with them', async () => {
    const codeOwners = ['@forums/platform', '@forums/on-call'];

    const { outputs } = await run({ spec }, false, { codeOwners });

    expect(
      fs.readFileSync(path.join(workspace.path, 'CODEOWNERS'), 'utf8'),
    ).toContain('* @forums/platform @forums/on-call');
    expect(outputs.treeHash).toBe(
      treeHash(renderRepository(spec, { codeOwners, groups: [] })),
    );
    expect(outputs.treeHash).not.toBe(treeHash(rendered));
  });

  it('writes a file for each small group, and none that breaks the rules', async () => {
    const group = {
      name: 'gardeners',
      preset: 'request',
      title: 'Gardeners',
      purpose: 'Plans the beds',
      owners: ['ada', 'ben'],
    };

    await run({ spec, groups: [group] });

    const text = fs.readFileSync(
      path.join(workspace.path, 'groups/gardeners.yaml'),
      'utf8',
    );
    expect(text).toContain('preset: request');
    await expect(
      run({ spec, groups: [{ ...group, owners: ['ada'] }] }),
    ).rejects.toThrow("'groups.0.owners' must name at least 2");
  });

  it('writes the same again on a second run', async () => {
    const first = await run({ spec });
    const second = await run({ spec });

    expect(second.outputs).toEqual(first.outputs);
  });

  it('refuses another tree than the planned one and writes nothing', async () => {
    await expect(run({ spec, treeHash: 'f'.repeat(64) })).rejects.toThrow(
      "The render of forum 'acme-community' is not what was planned",
    );
    expect(workspace.content()).toEqual({});
  });

  it('trusts no earlier step about the spec', async () => {
    const broken = { ...spec, metadata: { name: '../../etc' } };

    await expect(run({ spec: broken })).rejects.toThrow("'metadata.name' must");
    await expect(run({ spec: { ...spec, extra: 1 } })).rejects.toThrow(
      "'extra' is not a field of a ForumSpec; remove it",
    );
    expect(workspace.content()).toEqual({});
  });
});
