import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { PortalReader } from '../deployment/PortalReader';
import { goldenForum } from '../kubernetes/forums';
import { withCluster, type Cluster } from '../kubernetes/withCluster';
import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { requireDebianTools } from '../tools/debianTools';
import { startLiveDatabase, type LiveDatabase } from './liveDatabase';
import { ProvenForum } from './ProvenForum';
import { S3Gateway } from './S3Gateway';

/** One forum with its backups in a bucket, one with them on its volume. */
const IN_BUCKET = 'separate-large';
const ON_VOLUME = 'rancher-small';
const OLDER = '2026-11-19-033000';
const NEWER = '2026-11-20-033000';

/** Stands for a result that nobody with the key has written. */
const FORGED = JSON.stringify({
  ...{ version: 1, forum: 'forged', outcome: 'passed', totalMs: 1 },
  ...{ startedAt: '2026-11-21T00:00:00Z', finishedAt: '2026-11-21T00:00:01Z' },
});

interface Stage {
  cluster: Cluster;
  context: SubjectContext;
  database: LiveDatabase;
  portalToken: string;
}

function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault];
}

/** Where the forum keeps its backups: objects of a real S3 server. */
async function proveBucket(
  stage: Stage,
  gateway: S3Gateway,
): Promise<ConformanceResult[]> {
  const forum = goldenForum(IN_BUCKET);
  const { endpoint, backupsBucket } = forum.spec.objectStorage;
  const proven = new ProvenForum(forum, {
    ...stage,
    secrets: {
      accessKeyId: gateway.accessKeyId,
      secretAccessKey: gateway.secretAccessKey,
    },
    addresses: { [endpoint]: gateway.url },
  });
  const { database, cluster } = stage;
  const counterpart = `PostgreSQL ${database.version}, versitygw ${gateway.version} (S3), ${cluster.counterpart}`;
  const good = database.archive({ date: OLDER });
  return [
    await measureClaim(
      {
        claim:
          'A backup in a bucket: the pod of the repository fetches it, restores it and reports; the portal shows the proof',
        counterpart,
      },
      async () => {
        await proven.deliver();
        gateway.put(backupsBucket, good.name, good.content);
        const ends = await proven.runProof();
        const shown = await proven.shown();
        return {
          detail: `${shown?.last?.backup?.name} restored in ${shown?.last?.restoreMs} ms, shown as ${shown?.state}`,
          faults: [
            ...ends.flatMap(({ name, failure }) =>
              failure === undefined ? [] : [`${name}: ${failure}`],
            ),
            ...unless(
              shown?.state === 'passed' &&
                shown.proven?.backup?.name === good.name,
              `the portal shows ${JSON.stringify(shown)}`,
            ),
          ],
        };
      },
    ),
    await measureClaim(
      {
        claim:
          'A newer backup that broke off is refused with its reason, and the last proven restore stays',
        counterpart,
      },
      async () => {
        const { name, content } = database.archive({ date: NEWER });
        const half = content.subarray(0, content.length / 2);
        gateway.put(backupsBucket, name, half);
        await proven.runProof();
        const shown = await proven.shown();
        return {
          detail: `${shown?.last?.backup?.name ?? name}: ${
            shown?.last?.reason
          }; still proven: ${shown?.proven?.backup?.name}`,
          faults: unless(
            shown?.state === 'failed' &&
              shown.last?.reason === 'archive-damaged' &&
              shown.proven?.backup?.name === good.name,
            `the portal shows ${JSON.stringify(shown)}`,
          ),
        };
      },
    ),
    await proveRights(proven, cluster),
    await measureClaim(
      {
        claim:
          'A result that the key of the forum did not sign is not repeated by the portal',
        counterpart: cluster.counterpart,
      },
      async () => {
        await proven.overwriteResult({
          'result.json': FORGED,
          'result.signature': '0'.repeat(64),
        });
        const shown = await proven.shown();
        return {
          detail: `shown as ${shown?.state}`,
          faults: unless(
            shown?.state === 'unverified' && shown.last === undefined,
            `the portal shows ${JSON.stringify(shown)}`,
          ),
        };
      },
    ),
  ];
}

function proveRights(
  proven: ProvenForum,
  cluster: Cluster,
): Promise<ConformanceResult> {
  return measureClaim(
    {
      claim:
        'The account of the pod may write its result, and nothing else: no other ConfigMap, no Secret, not even read',
      counterpart: cluster.counterpart,
    },
    async () => {
      const { own, others } = await proven.tryRights();
      return {
        detail: `its own result: ${own}; ${others
          .map(({ what, status }) => `${what}: ${status}`)
          .join('; ')}`,
        faults: [
          ...unless(own === 200, `its own result: ${own}`),
          ...others.flatMap(({ what, status }) =>
            unless(status === 403, `${what}: ${status}`),
          ),
        ],
      };
    },
  );
}

/** Where the forum keeps its backups beside its uploads. */
async function proveVolume(stage: Stage): Promise<ConformanceResult> {
  const forum: ForumSpec = goldenForum(ON_VOLUME);
  const { database, cluster, context } = stage;
  const { name, content } = database.archive({ date: OLDER });
  const folder = join(context.workFolder, 'claim');
  mkdirSync(join(folder, 'backups/default'), { recursive: true });
  writeFileSync(join(folder, 'backups/default', name), content);
  const proven = new ProvenForum(forum, {
    ...stage,
    secrets: {},
    volumeFolder: folder,
    addresses: {},
  });
  return measureClaim(
    {
      claim:
        'A backup on the volume of the uploads is proven likewise, with the files it should bring',
      counterpart: `PostgreSQL ${database.version}, ${cluster.counterpart}`,
    },
    async () => {
      await proven.deliver();
      await proven.runProof();
      const shown = await proven.shown();
      return {
        detail: `${shown?.last?.backup?.name} restored in ${shown?.last?.restoreMs} ms, shown as ${shown?.state}`,
        faults: unless(
          shown?.state === 'passed' && shown.last?.backup?.name === name,
          `the portal shows ${JSON.stringify(shown)}`,
        ),
      };
    },
  );
}

async function run(context: SubjectContext): Promise<ConformanceResult[]> {
  await requireDebianTools({ ruby: 'ruby' });
  const database = await startLiveDatabase();
  const { region } = goldenForum(IN_BUCKET).spec.objectStorage;
  const gateway = new S3Gateway(context, { region });
  try {
    await gateway.start();
    return await withCluster(context, async cluster => {
      const portalToken = await new PortalReader(cluster.client).create();
      const stage = { cluster, context, database, portalToken };
      return [...(await proveBucket(stage, gateway)), await proveVolume(stage)];
    });
  } finally {
    await gateway.stop();
    database.stop();
  }
}

/** Backups that the rendered pod restores, on a real PostgreSQL. */
export const restore: Subject = {
  name: 'restore',
  title: 'Restore proof',
  run,
};
