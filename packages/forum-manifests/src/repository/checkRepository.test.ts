import { goldenForum } from '../__testUtils__/goldenForums';
import { renderForum } from '../render/renderForum';
import { sealedSecretFile } from '../secrets/sealedSecretFile';
import { secretsKustomization } from '../secrets/secretsKustomization';
import { checkRepository } from './checkRepository';

const forum = goldenForum('unified-small');

function repository(changes: Record<string, string | undefined> = {}) {
  const files = new Map(
    renderForum(forum).map(({ path, content }) => [path, content]),
  );
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) {
      files.delete(path);
    } else {
      files.set(path, content);
    }
  }
  return files;
}

function check(changes: Record<string, string | undefined> = {}) {
  return checkRepository({ files: repository(changes) });
}

const plainSecret = `apiVersion: v1
kind: Secret
metadata:
  name: acme-community-s3
  namespace: acme-community
stringData:
  accessKeyId: canary-value
`;
const sealed = sealedSecretFile({
  namespace: 'acme-community',
  name: 'acme-community-s3',
  encryptedData: { accessKeyId: 'AgA=' },
});

describe('checkRepository', () => {
  it('finds nothing in a fresh render', () => {
    expect(check()).toEqual([]);
  });

  it('lets people own forum.yaml’s form, the overlay, and files elsewhere', () => {
    expect(
      check({
        'forum.yaml': `# our note\n${repository().get('forum.yaml')}`,
        'overlays/production/kustomization.yaml': 'resources: [../../base]\n',
        'overlays/production/patch.yaml': 'kind: Deployment\n',
        'docs/team.md': '# Team\n',
        'groups/policy.yaml':
          'apiVersion: discourse.org/v1\nkind: GroupPolicy\nspec: { mode: apply }\n',
      }),
    ).toEqual([]);
  });

  it('names file and field of a fault in the groups', () => {
    const faults = check({
      'groups/testers.yaml': 'kind: Group\nspec: { preset: secret }\n',
      'groups/policy.yaml': 'kind: [\n',
    });

    expect(faults.map(({ file, message }) => `${file}: ${message}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^groups\/policy.yaml: .*line 1|line 2/),
        expect.stringMatching(/^groups\/testers.yaml: 'spec.preset'/),
      ]),
    );
  });

  it('names the line of an edit in a rendered file', () => {
    const path = 'base/discourse/web-deployment.yaml';
    const edited = repository()
      .get(path)
      ?.replace('replicas: 1', 'replicas: 7');

    expect(check({ [path]: edited })).toEqual([
      {
        file: path,
        message: expect.stringMatching(
          /differs from its render at line \d+, which should read 'replicas: 1'/,
        ),
        fix: expect.stringContaining('forum.yaml'),
      },
    ]);
  });

  it('finds text behind the end of a file', () => {
    const path = 'base/valkey/service.yaml';

    expect(check({ [path]: `${repository().get(path)}# note\n` })).toEqual([
      expect.objectContaining({
        file: path,
        message: expect.stringContaining('should'),
      }),
    ]);
  });

  it('finds a change of forum.yaml that was not rendered', () => {
    const faults = check({
      'forum.yaml': repository()
        .get('forum.yaml')
        ?.replace('size: small', 'size: medium'),
    });

    expect(faults.map(({ file }) => file)).toEqual(
      expect.arrayContaining([
        'base/database/cluster.yaml',
        'base/discourse/web-deployment.yaml',
        'base/discourse/web-pod-disruption-budget.yaml',
        '.forum/lock.yaml',
      ]),
    );
  });

  it('finds a rendered file that is gone', () => {
    expect(check({ 'argocd/appproject.yaml': undefined })).toEqual([
      {
        file: 'argocd/appproject.yaml',
        message: 'is missing',
        fix: expect.stringContaining("Run 'forum render'"),
      },
    ]);
  });

  it.each([
    ['base/database/cluster.yaml', "'spec.database'"],
    ['base/valkey/stateful-set.yaml', "'spec.valkey'"],
    ['base/discourse/web-deployment.yaml', "'spec.web'"],
    ['base/settings/environment-config-map.yaml', "'spec.siteSettings'"],
    ['base/network/discourse.yaml', 'NetworkPolicy of your own'],
    ['base/route/certificate.yaml', "'spec.network'"],
    ['base/kustomization.yaml', 'overlays/production/kustomization.yaml'],
    ['base/migration-expand/expand-job.yaml', 'order of these Jobs'],
    ['argocd/application.yaml', "'spec.gitops'"],
    ['docs/upgrade.md', 'docs/team.md'],
    ['.github/workflows/check.yaml', 'another workflow file'],
    ['catalog-info.yaml', "'spec.owner'"],
    ['.forum/lock.yaml', "renderer's own note"],
  ])('says of an edit in %s how to do it right: %s', (path, hint) => {
    const edited = `${repository().get(path)}# by hand\n`;

    expect(check({ [path]: edited })).toEqual([
      {
        file: path,
        message: expect.stringContaining('differs from its render'),
        fix: expect.stringContaining(hint),
      },
    ]);
  });

  it.each([
    ['0.0.9', "Read what 'forum plan' shows"],
    ['99.0.0', 'Run version 99.0.0'],
  ])('blames another renderer, %s, and no file', (version, fix) => {
    const lock = repository()
      .get('.forum/lock.yaml')
      ?.replace(/rendererVersion: .*/, `rendererVersion: ${version}`);

    expect(
      check({ '.forum/lock.yaml': lock, 'base/valkey/service.yaml': 'old\n' }),
    ).toEqual([
      {
        file: '.forum/lock.yaml',
        message: expect.stringContaining(version),
        fix: expect.stringContaining(fix),
      },
    ]);
  });

  it('finds a file that no render explains', () => {
    expect(check({ 'base/discourse/extra.yaml': 'kind: Pod\n' })).toEqual([
      expect.objectContaining({
        file: 'base/discourse/extra.yaml',
        message: expect.stringContaining('not part of the render'),
        fix: expect.stringContaining('overlays/production'),
      }),
    ]);
    expect(check({ 'base/settings/secret.yaml': 'kind: Secret\n' })).toEqual([
      expect.objectContaining({
        fix: expect.stringContaining('plain ones nowhere'),
      }),
    ]);
  });

  it('finds a missing overlay', () => {
    expect(
      check({ 'overlays/production/kustomization.yaml': undefined }),
    ).toEqual([
      expect.objectContaining({
        file: 'overlays/production/kustomization.yaml',
      }),
    ]);
  });

  it('finds a missing forum.yaml and says so alone', () => {
    expect(check({ 'forum.yaml': undefined })).toEqual([
      expect.objectContaining({ file: 'forum.yaml', message: 'is missing' }),
    ]);
  });

  it('names the fields of a wrong forum.yaml', () => {
    const faults = check({
      'forum.yaml': repository()
        .get('forum.yaml')
        ?.replace('size: small', 'sizes: small'),
    });

    expect(faults).toEqual([
      expect.objectContaining({
        file: 'forum.yaml',
        message: expect.stringContaining("'spec.sizes'"),
        fix: expect.stringContaining('forum explain spec.sizes'),
      }),
    ]);
  });

  it('accepts sealed secrets that are listed', () => {
    const listing = secretsKustomization([sealed]);

    expect(
      check({
        [sealed.path]: sealed.content,
        [listing.path]: listing.content,
      }),
    ).toEqual([]);
  });

  it('refuses a plain Secret without repeating its value', () => {
    const faults = check({ 'secrets/acme-community-s3.yaml': plainSecret });

    expect(faults).toContainEqual(
      expect.objectContaining({
        file: 'secrets/acme-community-s3.yaml',
        message: expect.stringContaining('not a SealedSecret'),
      }),
    );
    expect(JSON.stringify(faults)).not.toContain('canary-value');
  });

  it('refuses a plain Secret that hides behind a sealed one', () => {
    const faults = check({
      [sealed.path]: `${sealed.content}---\n${plainSecret}`,
    });

    expect(faults).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('not a SealedSecret'),
      }),
    );
  });

  it('finds sealed secrets of another namespace, unlisted or absent', () => {
    expect(
      check({
        [sealed.path]: sealed.content.replace(
          /namespace: acme-community/g,
          'namespace: elsewhere',
        ),
      }).map(({ message }) => message),
    ).toEqual([
      expect.stringContaining("not for namespace 'acme-community'"),
      expect.stringContaining('not listed'),
    ]);
    expect(
      check({ 'secrets/kustomization.yaml': 'resources: [lost.yaml]\n' }),
    ).toEqual([
      expect.objectContaining({
        message: "lists 'lost.yaml', which does not exist",
      }),
    ]);
  });

  it.each(['{', 'a: &a [*a]', '\u0000', '[1, 2'])(
    'survives secrets and listings that are not YAML',
    text => {
      expect(
        check({
          'secrets/broken.yaml': text,
          'secrets/kustomization.yaml': text,
        }).length,
      ).toBeGreaterThanOrEqual(2);
    },
  );
});
