import { NAME, setUpChangeBench } from '../__testUtils__/setUpChangeBench';

jest.setTimeout(60_000);

const GARDENERS = {
  name: 'gardeners',
  preset: 'request',
  title: 'Gardeners',
  purpose: 'Plans the beds',
  owners: ['ada', 'ben'],
};

const yaml = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    apiVersion: 'discourse.org/v1',
    kind: 'Group',
    metadata: { name: 'gardeners' },
    spec: {
      preset: 'private',
      title: 'Gardeners',
      purpose: 'Plans the beds',
      owners: ['ada', 'ben'],
      ...change,
    },
  });
const policy = (spec: Record<string, unknown>) =>
  JSON.stringify({
    apiVersion: 'discourse.org/v1',
    kind: 'GroupPolicy',
    spec,
  });

describe('changing groups', () => {
  const bench = setUpChangeBench();

  beforeEach(async () => {
    await bench.portal.addForum(NAME);
  });

  it('adds groups by the answers to a form, and says what they are', async () => {
    const change = await bench.plan('groups', { groups: [GARDENERS] });
    await bench.propose(change, 'forum/groups');

    expect(change.changedPaths).toEqual(['groups/gardeners.yaml']);
    expect(change.description).toContain(
      'The group `gardeners` (Gardeners) is new, with the preset request: everybody sees it, and an owner lets people in. Owners: `ada`, `ben`.',
    );
    expect(change.description).toContain('The policy only observes');
    expect(
      await bench.portal.git.readFile(
        'forums',
        NAME,
        'forum/groups',
        'groups/gardeners.yaml',
      ),
    ).toContain('preset: request');
  });

  it('says field by field what becomes of a group that is there', async () => {
    await bench.portal.commit(NAME, { 'groups/gardeners.yaml': yaml() });

    const change = await bench.plan('groups', {
      file: 'gardeners',
      content: yaml({ preset: 'hidden', state: 'archived' }),
    });

    expect(change.description).toContain(
      'In the group `gardeners`, `preset` is `"hidden"`, not `"private"`.',
    );
    expect(change.description).toContain('`gardeners` is archived: nobody can');
  });

  it('says when merged changes are applied by themselves', async () => {
    const change = await bench.plan('groups', {
      file: 'policy',
      content: policy({ mode: 'apply' }),
    });

    expect(change.description).toContain(
      'The policy\'s `mode` is `"apply"`, not `"observe"`.',
    );
    expect(change.description).toContain('after the merge.');
  });

  it('archives a group and keeps what else its file says', async () => {
    await bench.portal.commit(NAME, {
      'groups/gardeners.yaml': [
        '# Ours since 2019',
        'apiVersion: discourse.org/v1',
        'kind: Group',
        'metadata: { name: gardeners }',
        'spec:',
        '  preset: private # not open',
        '  title: Gardeners',
        '  purpose: Plans the beds',
        '  owners: [ada, ben]',
        '',
      ].join('\n'),
    });

    const change = await bench.plan('groups', {
      file: 'gardeners',
      archive: true,
    });

    const text = bench.workspaceFile('groups/gardeners.yaml');
    expect(text).toContain('# Ours since 2019');
    expect(text).toContain('preset: private # not open');
    expect(text).toContain('state: archived');
    expect(change.changedPaths).toEqual(['groups/gardeners.yaml']);
    expect(change.description).toContain('`gardeners` is archived: nobody can');
  });

  it('takes a group out of Git and leaves it in the forum', async () => {
    await bench.portal.commit(NAME, { 'groups/gardeners.yaml': yaml() });

    const change = await bench.plan('groups', {
      file: 'gardeners',
      remove: true,
    });

    expect(change.changedPaths).toEqual(['groups/gardeners.yaml']);
    expect(change.description).toContain('stay in the forum');
  });

  it.each([
    [
      { file: 'florists', archive: true },
      "'file' must exist to be archived; there is no groups/florists.yaml",
    ],
    [
      { file: 'gardeners', content: yaml({ owners: [] }) },
      "'spec.owners' in groups/gardeners.yaml must name",
    ],
    [
      { file: 'gardeners', content: yaml({ mailbox: 'x' }) },
      "'spec.mailbox' in groups/gardeners.yaml is not a field",
    ],
    [
      { file: 'florists', content: yaml() },
      'move the group to groups/gardeners.yaml',
    ],
    [
      { file: 'policy', content: policy({ mode: 'sometimes' }) },
      "'spec.mode' in groups/policy.yaml must be",
    ],
    [
      { file: 'gardeners', content: 'a: [' },
      'groups/gardeners.yaml is not valid YAML (line',
    ],
    [
      { file: 'gardeners', content: 'a: 1\n---\nb: 2\n' },
      'must hold exactly one YAML document',
    ],
    [{ file: '../forum', content: 'a: 1' }, "'file' must be a name"],
    [{ file: 'nobody', remove: true }, 'there is no groups/nobody.yaml'],
    [
      { file: 'gardeners' },
      "Give the 'content' of the file, or 'archive', or 'remove'",
    ],
    [{}, "Give 'groups', or a 'file'"],
    [
      { groups: [{ ...GARDENERS, preset: 'secret' }] },
      "'groups.0.preset' must be",
    ],
    [
      { groups: [{ ...GARDENERS, owners: ['ada'] }] },
      "'groups.0.owners' must name at least 2",
    ],
  ])('refuses %j and writes nothing', async (input, fault) => {
    await expect(bench.plan('groups', input)).rejects.toThrow(fault);
    expect(bench.workspace.content()).toEqual({});
  });

  it('checks the other groups by a policy that is changed', async () => {
    await bench.portal.commit(NAME, { 'groups/gardeners.yaml': yaml() });

    await expect(
      bench.plan('groups', {
        file: 'policy',
        content: policy({ names: { patterns: ['team_*'] } }),
      }),
    ).rejects.toThrow(
      "'metadata.name' in groups/gardeners.yaml must match one of the policy's patterns: team_*",
    );
  });

  it('is proposed with the permission for groups alone', async () => {
    bench.portal.denied.add('discourse.forum.operate');
    const change = await bench.plan('groups', { groups: [GARDENERS] });

    const outcome = await bench.propose(change, 'forum/groups');

    expect(outcome.changed).toBe(true);
    bench.workspace.addContent({ repository: { 'base/extra.yaml': 'x: 1\n' } });
    await expect(bench.propose(change, 'forum/groups')).rejects.toThrow(
      "'discourse.forum.operate'",
    );
  });
});
