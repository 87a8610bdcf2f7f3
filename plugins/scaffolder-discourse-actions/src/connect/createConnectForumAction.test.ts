import type { Entity } from '@backstage/catalog-model';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FakeDiscourseService } from '../__testUtils__/FakeDiscourseService';
import { runAction } from '../__testUtils__/runAction';
import { createConnectForumAction } from './createConnectForumAction';

const acme = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'acme', namespace: 'default' },
};

describe('discourse:forum:connect', () => {
  const workspace = createMockDirectory();

  function run(input: unknown, isDryRun = false) {
    const discourse = new FakeDiscourseService({ certificatePem: 'unused' });
    const catalog = catalogServiceMock({ entities: [acme] });
    const done = runAction(createConnectForumAction({ catalog, discourse }), {
      workspacePath: workspace.path,
      input,
      isDryRun,
    });
    return { discourse, done };
  }

  it('activates the forum with its entity', async () => {
    const input = { id: 'acme', entityRef: 'component:default/acme' };
    const { discourse, done } = run(input);

    expect((await done).outputs).toEqual({ entityRef: input.entityRef });
    expect(discourse.activations).toEqual([input]);
  });

  it('waits until the catalog shows the entity', async () => {
    const discourse = new FakeDiscourseService({ certificatePem: 'unused' });
    const entities: Entity[] = [];
    const asked: string[] = [];
    const catalog = catalogServiceMock.mock({
      getEntityByRef: async ref => {
        asked.push(String(ref));
        expect(discourse.activations).toEqual([]);
        if (asked.length === 3) {
          entities.push(acme);
        }
        return entities[0];
      },
    });

    await runAction(createConnectForumAction({ catalog, discourse }), {
      workspacePath: workspace.path,
      input: { id: 'acme', entityRef: 'component:default/acme' },
    });

    expect(asked).toEqual(Array(3).fill('component:default/acme'));
    expect(discourse.activations).toHaveLength(1);
  });

  it('has the portal provide the entity where it is told the file', async () => {
    const discourse = new FakeDiscourseService({ certificatePem: 'unused' });
    const catalog = catalogServiceMock.mock({
      // The entity is there because the forum was activated.
      getEntityByRef: async () =>
        discourse.activations.length > 0 ? acme : undefined,
    });
    const input = {
      id: 'acme',
      entityRef: 'component:default/acme',
      location: 'https://git.example.com/forums/acme/catalog-info.yaml',
    };

    const { outputs } = await runAction(
      createConnectForumAction({ catalog, discourse }),
      { workspacePath: workspace.path, input },
    );

    expect(discourse.activations).toEqual([input]);
    expect(outputs).toEqual({ entityRef: input.entityRef });
  });

  it('does nothing in a dry run, where no entity exists', async () => {
    const { discourse, done } = run({ id: 'acme' }, true);

    expect((await done).outputs).toEqual({});
    expect(discourse.activations).toEqual([]);
  });

  it('asks for the entity where it is left out', async () => {
    const { discourse, done } = run({ id: 'acme' });

    await expect(done).rejects.toThrow("'entityRef' is missing");
    expect(discourse.activations).toEqual([]);
  });
});
