import { createMockDirectory } from '@backstage/backend-test-utils';
import { FakeDiscourseService } from '../__testUtils__/FakeDiscourseService';
import { runAction } from '../__testUtils__/runAction';
import { createConnectForumAction } from './createConnectForumAction';

describe('discourse:forum:connect', () => {
  const workspace = createMockDirectory();

  function run(input: unknown, isDryRun = false) {
    const discourse = new FakeDiscourseService({ certificatePem: 'unused' });
    const done = runAction(createConnectForumAction({ discourse }), {
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

  it('does nothing in a dry run, where no entity exists', async () => {
    const { discourse, done } = run({ id: 'acme' }, true);

    expect((await done).outputs).toEqual({});
    expect(discourse.activations).toEqual([]);
  });

  it('asks for the entity that registering gives', async () => {
    const { discourse, done } = run({ id: 'acme' });

    await expect(done).rejects.toThrow("'entityRef' is missing");
    expect(discourse.activations).toEqual([]);
  });
});
