import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { goldenForum } from '../__testUtils__/goldenForums';
import { hasOwnImage } from '../image/imageFiles';
import { forumNames } from '../manifests/names';
import { renderForum } from '../render/renderForum';
import { documentFiles } from './documentFiles';

function pageOf(forum: ForumSpec, name: string): string {
  const path = `docs/${name}.md`;
  const file = documentFiles(forum).find(one => one.path === path);
  expect(file?.path).toBe(path);
  return file?.content ?? '';
}

function withSpec(
  forum: ForumSpec,
  changes: Partial<ForumSpec['spec']>,
): ForumSpec {
  return { ...forum, spec: { ...forum.spec, ...changes } };
}

function expectInOrder(text: string, ...parts: string[]): void {
  const places = parts.map(part => text.indexOf(part));
  expect(parts.filter((_, index) => places[index] < 0)).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}

function forAll(property: (forum: ForumSpec) => void): void {
  fc.assert(fc.property(forumSpecs, property), { numRuns: 50 });
}

describe('the documentation follows where uploads are', () => {
  it('moves uploads of a volume only, and names no bucket for them', () => {
    forAll(forum => {
      const onVolume = forumAssembly(forum).uploads === 'volume';
      const storage = pageOf(forum, 'storage');

      expect(storage.includes('migrate_to_s3')).toBe(onVolume);
      expect(storage.includes('copy-uploads')).toBe(onVolume);
      expect(/uploads bucket/.test(storage)).toBe(!onVolume);
      expect(/uploads bucket/.test(pageOf(forum, 'verification'))).toBe(
        !onVolume,
      );
    });
  });

  it('restores the claim before the repository that would make it empty', () => {
    const volume = goldenForum('rancher-medium');

    expectInOrder(
      pageOf(volume, 'disaster-recovery'),
      `backups of the volume of claim \`${forumNames(volume).uploads}\``,
      '## The order',
      `Claim \`${forumNames(volume).uploads}\` in the namespace`,
      'The repository, with `spec.database.recovery`',
      'kubectl apply -f base/namespace/namespace.yaml',
      'kubectl apply -k argocd',
    );
    expect(
      pageOf(goldenForum('rancher-large'), 'disaster-recovery'),
    ).not.toContain('Claim `');
  });

  it('copies a second time while the forum stands, before the merge', () => {
    const page = pageOf(goldenForum('rancher-medium'), 'storage');
    const section = page.slice(page.indexOf('## From ReadWriteOnce'));

    expectInOrder(
      section,
      '"automated":null',
      'apply -f copy-uploads.yaml',
      '--replicas=0',
      'delete pvc piedpiper-forum-uploads piedpiper-forum-uploads-next',
      'and merge while the forum still stands',
      'kubectl apply -k argocd',
    );
    expect(section.lastIndexOf('apply -f copy-uploads.yaml')).toBeGreaterThan(
      section.indexOf('--replicas=0'),
    );
  });

  it('patches a Deployment that a forum with uploads in S3 has', () => {
    const forum = goldenForum('rancher-small');
    const storage = pageOf(forum, 'storage');
    const moved = withSpec(forum, {
      uploads: { ...forum.spec.uploads, store: 's3' },
      objectStorage: { ...forum.spec.objectStorage, uploadsBucket: 'uploads' },
      backups: { ...forum.spec.backups, location: 's3' },
    });
    const deployment = renderForum(moved).find(
      ({ path }) => path === 'base/discourse/web-deployment.yaml',
    );

    const [, target] = storage.match(/kind: Deployment, name: (\S+) }/) ?? [];

    expect(deployment?.content).toContain(`name: ${target}\n`);
    expect(deployment?.content).toMatch(/volumeMounts:[\s\S]*volumes:/);
    expect(storage).toContain('value: { type: Recreate }');
  });

  it('has YAML that parses on every page', () => {
    forAll(forum => {
      for (const { path, content } of documentFiles(forum)) {
        for (const [, block] of content.matchAll(/```yaml\n([\s\S]*?)```/g)) {
          const errors = parseAllDocuments(block).flatMap(
            document => document.errors,
          );
          expect(`${path} ${errors.join()}`).toBe(`${path} `);
        }
      }
    });
  });
});

describe('the documentation follows sign-in and mail', () => {
  it('says whether members can write by mail', () => {
    forAll(forum => {
      const faq = pageOf(forum, 'guides/faq');
      const takesMail = forum.spec.incomingMail.mode !== 'off';

      expect(faq.includes('Yes: reply to the notification')).toBe(takesMail);
      expect(faq.includes('this forum takes no mail in')).toBe(!takesMail);
    });
  });

  it('tells a SAML provider where to answer, where there is one', () => {
    forAll(forum => {
      const { hostname, signIn } = forum.spec;
      const page = pageOf(forum, 'companions');

      expect(page.includes(`https://${hostname}/auth/saml/callback`)).toBe(
        signIn.saml !== undefined,
      );
      expect(
        page.includes(signIn.saml?.certificateFingerprint ?? '## SAML'),
      ).toBe(signIn.saml !== undefined);
    });
  });
});

describe('the documentation follows the image', () => {
  it('builds an own image before the backup, and upgrades by its digest', () => {
    expectInOrder(
      pageOf(goldenForum('separate-large'), 'upgrade'),
      'Set `spec.discourse.version`',
      'proposes a change of `spec.discourse.image.digest`',
      'cnpg backup',
      'Merge the new digest',
      'rollout status',
    );
    const stock = pageOf(goldenForum('unified-small'), 'upgrade');
    expectInOrder(
      stock,
      'cnpg backup',
      'Set `spec.discourse.version`',
      'rollout status',
    );
    expect(stock).not.toContain('Merge the new digest');
  });

  it('announces an outage where the one pod is replaced', () => {
    const words = 'The forum is away while its one pod is replaced';

    expect(pageOf(goldenForum('rancher-small'), 'upgrade')).toContain(words);
    expect(pageOf(goldenForum('rancher-medium'), 'upgrade')).not.toContain(
      words,
    );
  });

  it('lets members back in after the old host name was rewritten', () => {
    expectInOrder(
      pageOf(goldenForum('unified-small'), 'backup-restore'),
      'discourse disable_restore',
      'discourse remap',
      'discourse disable_readonly',
    );
    expect(
      pageOf(goldenForum('rancher-small'), 'disaster-recovery'),
    ).not.toContain('hooli-backups');
  });

  it('has a first image built before the first sync', () => {
    forAll(forum => {
      const { digest } = forum.spec.discourse.image;

      expect(pageOf(forum, 'deployment').includes('There is no image in')).toBe(
        hasOwnImage(forum) && digest === undefined,
      );
    });
  });
});

describe('the commands of the documentation come in an order that works', () => {
  it('makes the namespace before anything is put into it', () => {
    const forum = goldenForum('separate-large');
    const page = pageOf(forum, 'deployment');

    expectInOrder(
      page,
      'kubectl apply -f base/namespace/namespace.yaml',
      'Secret `registry-globex`',
      'kubectl get issuer globex-acme -n',
    );
    expect(pageOf(forum, 'secrets')).toContain('deployment.md#namespace');
    expect(pageOf(goldenForum('unified-small'), 'deployment')).not.toContain(
      '## Namespace',
    );
  });

  it('makes it from a file that is in the repository', () => {
    forAll(forum => {
      const paths = renderForum(forum).map(({ path }) => path);
      const [, file] =
        pageOf(forum, 'deployment').match(/kubectl apply -f (\S+)/) ?? [];

      expect(['', ...paths]).toContain(file ?? '');
    });
  });

  it('starts after a recovery by hand only what an autoscaler owns', () => {
    const scaled = pageOf(goldenForum('cloud-native-medium'), 'backup-restore');
    const fixed = pageOf(goldenForum('unified-small'), 'backup-restore');
    const afterRecovery = (page: string) =>
      page.slice(page.indexOf('Then let the rest follow'));

    expectInOrder(
      scaled,
      'pg_switch_wal',
      'kubectl apply -k base/namespace',
      'kubectl apply -k base/network',
      'Then let the rest follow',
      'Wait until the status says',
    );
    expectInOrder(
      afterRecovery(scaled),
      'Wait until the status says',
      'scale deployment/initech-forum-web --replicas=',
      'autoscaling.keda.sh/paused-',
    );
    expect(afterRecovery(fixed)).not.toContain('--replicas=');
  });

  it('raises fields that still give more memory', () => {
    forAll(forum => {
      const { size, valkey } = forum.spec;
      const bySize = size !== 'large' && valkey.resources.memory === undefined;

      expect(
        pageOf(forum, 'troubleshooting').includes(
          'or raise `spec.valkey.resources.memory`',
        ),
      ).toBe(!bySize);
    });
  });
});
