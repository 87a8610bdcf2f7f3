import { createMockDirectory } from '@backstage/backend-test-utils';
import { renderForum, treeHash } from '@backstage-discourse/forum-manifests';
import { parseForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { createPlanner, readerOf } from '../__testUtils__/createPlanner';
import { acmeGroup, exampleForm } from '../__testUtils__/exampleForm';
import {
  planForm,
  refusalOf,
  refuseForm,
  type PlanFormOptions,
} from '../__testUtils__/planForm';

const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
});

describe('discourse:forum:plan', () => {
  const workspace = createMockDirectory();

  afterEach(() => workspace.clear());

  const plan = (
    values: Record<string, unknown>,
    options: Omit<PlanFormOptions, 'workspace'> = {},
  ) => planForm(values, { workspace, ...options });

  it('plans a forum from the five required answers', async () => {
    const { outputs } = await plan(exampleForm);

    const result = parseForumSpec(outputs.spec);
    if (!result.ok) {
      throw new Error('The planned spec must be valid');
    }
    const { spec } = result.spec;
    expect(spec).toMatchObject({
      title: 'Acme Community',
      cluster: 'laptop',
      size: 'small',
      owner: 'group:default/acme',
      discourse: { version: '2026.7.1', secondFactor: 'staff' },
      sidekiq: { mode: 'unified' },
      objectStorage: { uploadsBucket: 'demo-acme-community-uploads' },
      gitops: {
        repositoryUrl: 'https://git.example.net/forums/acme-community.git',
        branch: 'main',
      },
    });
    expect(outputs).toMatchObject({
      name: 'acme-community',
      repoUrl: 'git.example.net?owner=forums&repo=acme-community',
      repoHostType: 'gitea',
      repoVisibility: 'private',
      remoteUrl: spec.gitops.repositoryUrl,
      repoContentsUrl:
        'https://git.example.net/forums/acme-community/src/branch/main/',
      forumUrl: 'https://acme.forums.example',
      treeHash: treeHash(renderForum(result.spec)),
      published: false,
    });
    expect(outputs.summary).toContain('**Acme Community**');
  });

  it('takes over the options and completes a short owner', async () => {
    const { outputs } = await plan({
      ...exampleForm,
      owner: 'acme',
      title: 'Acme & Friends',
      size: 'large',
      version: '2026.1.7',
      sidekiqMode: 'separate',
      loginRequired: true,
      secondFactor: 'all',
      cluster: 'laptop',
      S3_ACCESS_KEY_ID: '',
    });

    expect(outputs.spec).toMatchObject({
      spec: {
        owner: 'group:default/acme',
        title: 'Acme & Friends',
        size: 'large',
        discourse: {
          version: '2026.1.7',
          loginRequired: true,
          secondFactor: 'all',
        },
        sidekiq: { mode: 'separate' },
      },
    });
  });

  it('plans the same in a dry run', async () => {
    const real = await plan(exampleForm);
    const rehearsed = await plan(exampleForm, { isDryRun: true });

    expect(rehearsed.outputs).toEqual(real.outputs);
    expect(workspace.content()).toEqual({});
  });

  it('asks the registry for the forum that is planned', async () => {
    const portal = createPlanner({});

    await plan(exampleForm, { portal });

    expect(portal.discourse.checks).toEqual([
      {
        id: 'acme-community',
        hostname: 'acme.forums.example',
        cluster: 'laptop',
      },
    ]);
  });

  describe('when the repository is there already', () => {
    const root =
      'https://git.example.net/forums/acme-community/src/branch/main/';

    /** What a repository holds after the publishing of a spec, by URL. */
    function publishedFiles(spec: unknown): Record<string, string> {
      const result = parseForumSpec(spec);
      if (!result.ok) {
        throw new Error('The planned spec must be valid');
      }
      return Object.fromEntries(
        renderForum(result.spec).map(({ path, content }) => [
          `${root}${path}`,
          content,
        ]),
      );
    }

    it('goes on after an earlier run that published the same', async () => {
      const { outputs } = await plan(exampleForm);
      const portal = createPlanner({
        entities: [acmeGroup, component('acme-community')],
        urlReader: readerOf(publishedFiles(outputs.spec)),
      });
      portal.discourse.conflicts = [
        { field: 'name', message: "'name' is taken" },
      ];

      const again = await plan(exampleForm, { portal });

      expect(again.outputs).toMatchObject({ published: true });
    });

    it('refuses the name when it holds another forum', async () => {
      expect(
        await refuseForm(exampleForm, {
          workspace,
          field: 'name',
          portal: createPlanner({
            urlReader: readerOf({ [`${root}.forum/lock.yaml`]: 'other' }),
          }),
        }),
      ).toEqual(refusalOf('name'));
    });

    it('says whose forum it is', async () => {
      const other = await plan({ ...exampleForm, customer: 'globex' });
      const urlReader = readerOf(publishedFiles(other.outputs.spec));

      await expect(
        plan(exampleForm, { portal: createPlanner({ urlReader }) }),
      ).rejects.toThrow(
        "holds forum 'acme-community' of customer 'globex' at acme.forums.example, owned by group:default/acme",
      );
    });
  });

  describe('with a plan that was reviewed', () => {
    it('runs when it would make the same', async () => {
      const { outputs } = await plan(exampleForm);

      const again = await plan({ ...exampleForm, plan: outputs.treeHash });

      expect(again.outputs.treeHash).toBe(outputs.treeHash);
    });

    it('refuses to make anything else, before anything is written', async () => {
      const { outputs } = await plan(exampleForm);
      const portal = createPlanner({});

      await expect(
        plan(
          { ...exampleForm, size: 'large', plan: outputs.treeHash },
          { portal },
        ),
      ).rejects.toThrow(
        "Forum 'acme-community' is not created and nothing was written: what would be made is not what you reviewed",
      );
      expect(portal.discourse.reservations).toEqual([]);
      expect(workspace.content()).toEqual({});
    });
  });
});
