import { parse } from 'yaml';
import { z } from 'zod/v4';
import { goldenForum } from '../__testUtils__/goldenForums';
import { valuesOf } from '../__testUtils__/renderedObjects';
import { workflowFiles } from './workflowFiles';

const OWN_IMAGE = [
  'cloud-native-medium',
  'k3s-large',
  'separate-large',
] as const;

function filesOf(name: Parameters<typeof goldenForum>[0]) {
  return workflowFiles(goldenForum(name));
}

describe('the workflows of a repository', () => {
  it.each([
    [
      'cloud-native-medium',
      ['.github/workflows/check.yaml', '.github/workflows/image.yaml'],
    ],
    [
      'separate-large',
      ['.gitea/workflows/check.yaml', '.gitea/workflows/image.yaml'],
    ],
    ['k3s-large', ['.gitlab-ci.yml']],
    ['unified-small', ['.github/workflows/check.yaml']],
  ] as const)('of %s lie where its host looks for them', (name, paths) => {
    expect(filesOf(name).map(({ path }) => path)).toEqual(paths);
  });

  it('follow the address where the spec names no host', () => {
    const forum = goldenForum('unified-small');
    const at = (repositoryUrl: string) =>
      workflowFiles({
        ...forum,
        spec: {
          ...forum.spec,
          gitops: { ...forum.spec.gitops, repositoryUrl },
        },
      }).map(({ path }) => path);

    expect(at('https://gitlab.example/forums/acme.git')).toEqual([
      '.gitlab-ci.yml',
    ]);
    expect(at('https://gitea.example/forums/acme.git')).toEqual([
      '.gitea/workflows/check.yaml',
    ]);
    expect(at('https://github.com/acme/forum.git')).toEqual([
      '.github/workflows/check.yaml',
    ]);
  });

  it.each(OWN_IMAGE)('of %s pin each action to a commit', name => {
    const actions = filesOf(name)
      .flatMap(({ content }) => valuesOf(parse(content), 'uses'))
      .map(value => z.string().parse(value));

    expect(actions.filter(action => !/@[0-9a-f]{40}$/.test(action))).toEqual(
      [],
    );
  });

  it.each(OWN_IMAGE)(
    'of %s build from pinned sources, scan before the push, sign what was pushed, and propose it',
    name => {
      const text = filesOf(name)
        .map(({ content }) => content)
        .join('\n');
      const order = [
        /fetch --quiet --depth 1 \S+discourse_docker [0-9a-f]{40}/,
        /fetch --quiet --depth 1 \S+launcher [0-9a-f]{40}/,
        /forum-launcher configure/,
        /trivy/,
        /docker push/,
        /cosign\S* sign|cosign\S* .* sign --yes/,
        /image\.digest = strenv\(DIGEST\)/,
        /gh pr create|\/pulls"|merge_request\.create/,
      ].map(step => text.search(step));

      expect(order).not.toContain(-1);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    },
  );

  it.each(OWN_IMAGE)('of %s hold no secret, only its name', name => {
    const text = filesOf(name)
      .map(({ content }) => content)
      .join('\n');

    expect(text).not.toMatch(/(PASSWORD|TOKEN|PRIVATE_KEY): [A-Za-z0-9]/);
  });
});
