import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import { goldenForum } from '../__testUtils__/goldenForums';
import { forumNames } from '../manifests/names';
import { networkManifests } from '../network/networkManifests';
import { requiredSecrets } from '../secrets/requiredSecrets';
import { buildProofPod } from './buildProofPod';
import { proofSchedule } from './proofSchedule';
import { restoreProofManifests } from './restoreProofManifests';

type Backups = ForumSpec['spec']['backups'];

function withBackups(changes: Partial<Backups>): ForumSpec {
  const forum = goldenForum('cloud-native-medium');
  const backups = { ...forum.spec.backups, ...changes };
  return { ...forum, spec: { ...forum.spec, backups } };
}

function withProof(changes: Partial<Backups['restoreProof']>): ForumSpec {
  const { restoreProof } = withBackups({}).spec.backups;
  return withBackups({ restoreProof: { ...restoreProof, ...changes } });
}

function onVolume(
  accessMode: ForumSpec['spec']['uploads']['accessMode'],
): ForumSpec {
  const forum = withBackups({ location: 'volume' });
  const uploads = {
    ...forum.spec.uploads,
    store: 'volume' as const,
    accessMode,
  };
  return { ...forum, spec: { ...forum.spec, uploads } };
}

describe('the proof of a restore', () => {
  it('is there unless it is switched off, with its policy', () => {
    expect(Object.keys(restoreProofManifests(withProof({})))).toEqual([
      'scripts-config-map',
      'result-config-map',
      'service-account',
      'role',
      'role-binding',
      'cron-job',
    ]);
    const off = withProof({ enabled: false });
    expect(restoreProofManifests(off)).toEqual({});
    expect(networkManifests(off)).not.toHaveProperty('restore-proof');
  });

  it('runs hours after the backup, at a time of the forum’s own', () => {
    const { restoreProof } = withBackups({}).spec.backups;
    const times = (['daily', 'weekly', 'monthly'] as const).map(frequency =>
      proofSchedule(
        withBackups({
          timeOfDay: '22:15',
          restoreProof: { ...restoreProof, frequency },
        }),
      ),
    );

    expect(times).toEqual([
      expect.stringMatching(/^\d+ 1 \* \* \*$/),
      expect.stringMatching(/^\d+ 1 \* \* [0-6]$/),
      expect.stringMatching(/^\d+ 1 \d+ \* \*$/),
    ]);
  });

  it('gives each container only what it needs', () => {
    const { initContainers = [], containers } = buildProofPod(withProof({}));
    const seen = [...initContainers, ...containers].map(container => ({
      name: container.name,
      secrets: (container.env ?? []).flatMap(({ valueFrom }) =>
        valueFrom?.secretKeyRef ? [valueFrom.secretKeyRef.key] : [],
      ),
      mounts: (container.volumeMounts ?? []).map(({ name }) => name),
    }));

    expect(seen).toEqual([
      {
        name: 'fetch',
        secrets: ['accessKeyId', 'secretAccessKey'],
        mounts: ['scripts', 'work'],
      },
      {
        name: 'prove',
        secrets: [],
        mounts: ['scripts', 'work', 'work', 'previous', 'result'],
      },
      {
        name: 'report',
        secrets: ['monitor'],
        mounts: ['scripts', 'result', 'access'],
      },
    ]);
  });

  it('knows no database: no address, no password, no way on the network', () => {
    const forum = withProof({});
    const pod = JSON.stringify(buildProofPod(forum));
    const policy = z
      .object({
        spec: z.strictObject({
          podSelector: z.unknown(),
          policyTypes: z.unknown(),
          egress: z.array(
            z.object({
              to: z.array(z.object({ ipBlock: z.unknown() }).strict()),
              ports: z.array(z.object({ port: z.number() })),
            }),
          ),
        }),
      })
      .parse(networkManifests(forum)['restore-proof']);

    expect(pod).not.toMatch(/-db-|DISCOURSE_DB|PGHOST|5432/);
    expect(
      policy.spec.egress.flatMap(({ ports }) => ports.map(({ port }) => port)),
    ).toEqual([443, 443, 6443]);
  });

  it('may write its result and nothing else', () => {
    expect(restoreProofManifests(withProof({})).role).toMatchObject({
      rules: [
        {
          resources: ['configmaps'],
          resourceNames: [forumNames(withProof({})).restoreProof],
          verbs: ['patch'],
        },
      ],
    });
  });

  it('reads the bucket with a key of its own where that is asked for', () => {
    const forum = withProof({ readOnlyKey: true });

    expect(requiredSecrets(forum).map(({ name }) => name)).toContain(
      forumNames(forum).restoreProofStorage,
    );
    expect(JSON.stringify(buildProofPod(forum))).not.toContain(
      `"${forumNames(forum).objectStorageSecret}"`,
    );
  });

  it('reads backups on a volume without writing, beside the pod that holds it', () => {
    const shared = buildProofPod(onVolume('ReadWriteMany'));
    const single = buildProofPod(onVolume('ReadWriteOnce'));

    expect(shared.initContainers?.[0].volumeMounts).toContainEqual({
      name: 'backups',
      mountPath: '/proof/backups',
      subPath: 'backups',
      readOnly: true,
    });
    expect(shared.affinity).toBeUndefined();
    expect(single.affinity).toMatchObject({ podAffinity: {} });
  });
});
