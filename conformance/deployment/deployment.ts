import { isDeepStrictEqual } from 'node:util';
import type { DeploymentData } from '@backstage-discourse/plugin-discourse-common';
import { ClusterObjects } from '../kubernetes/ClusterObjects';
import { deliverForum } from '../kubernetes/deliverForum';
import { goldenForum } from '../kubernetes/forums';
import { withCluster, type Cluster } from '../kubernetes/withCluster';
import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { LiveForum, type ExpectedFacts } from './LiveForum';
import { PortalReader } from './PortalReader';
import { readThroughPortal, type ReadDeployment } from './ReadingPortal';

/** One forum for each tool that delivers. */
const FORUMS = { 'Argo CD': 'separate-large', Flux: 'k3s-medium' } as const;
/** What the portal loses the right to read, and the words for it. */
const WITHDRAWN = { apiGroup: 'postgresql.cnpg.io', facts: 'database' };

const FACTS = [
  'pods',
  'volumes',
  'certificates',
  'database',
  'delivery',
] as const;

const byName = <T extends { name: string }>(items: readonly T[]) =>
  [...items].sort((a, b) => a.name.localeCompare(b.name));

/** Without fields that are undefined, which JSON does not know. */
function normalize(facts: ExpectedFacts): unknown {
  return JSON.parse(
    JSON.stringify({
      ...facts,
      pods: byName(facts.pods),
      volumes: byName(facts.volumes),
      certificates: byName(facts.certificates),
    }),
  );
}

function compare(expected: ExpectedFacts, read: ReadDeployment): string[] {
  if (!read.data) {
    return [`nothing was read: ${read.problem}`];
  }
  const { data } = read;
  return FACTS.filter(
    part =>
      !isDeepStrictEqual(
        normalize({ ...expected, [part]: data[part] }),
        normalize(expected),
      ),
  )
    .map(
      part =>
        `${part}: ${JSON.stringify(data[part])} instead of ${JSON.stringify(
          expected[part],
        )}`,
    )
    .concat(data.missing.map(({ message }) => message));
}

function countFacts({ pods, volumes, certificates }: DeploymentData): string {
  return `${pods.length} pods, ${volumes.length} volumes, ${certificates.length} certificates, database, backup and delivery as the statuses say`;
}

async function prove(
  cluster: Cluster,
  context: SubjectContext,
): Promise<ConformanceResult[]> {
  const { client, counterpart } = cluster;
  const reader = new PortalReader(client);
  const access = { ...client.address, token: await reader.create() };
  const results: ConformanceResult[] = [];
  for (const tool of ['Argo CD', 'Flux'] as const) {
    const forum = goldenForum(FORUMS[tool]);
    const claim = `What the cluster tells of a forum that ${tool} delivers reaches the portal, by the role of the handbook`;
    results.push(
      await measureClaim({ claim, counterpart }, async () => {
        const expected = await new LiveForum(
          new ClusterObjects(client),
          await deliverForum(forum, { cluster, context }),
        ).start();
        const read = await readThroughPortal(forum, { access, context });
        return {
          detail: read.data ? countFacts(read.data) : 'nothing read',
          faults: compare(expected, read),
        };
      }),
    );
  }
  results.push(
    await measureClaim(
      { claim: 'That role can not read a Secret', counterpart },
      async () => {
        const status = await reader.listSecrets();
        return {
          detail: `the server answers ${status}`,
          faults: status === 403 ? [] : [`the server answers ${status}`],
        };
      },
    ),
    await measureClaim(
      {
        claim:
          'Where the portal may not read a part, it says which, and shows the rest',
        counterpart,
      },
      async () => {
        await reader.withdraw(WITHDRAWN.apiGroup);
        const { data } = await readThroughPortal(
          goldenForum(FORUMS['Argo CD']),
          { access, context },
        );
        const missing = data?.missing ?? [];
        return {
          detail: missing.map(({ message }) => message).join('; '),
          faults: [
            ...(missing.some(({ facts }) => facts === WITHDRAWN.facts)
              ? []
              : ['it is not said that the database can not be read']),
            ...(data?.pods.length ? [] : ['the pods are not shown']),
          ],
        };
      },
    ),
  );
  return results;
}

/** The facts of the Deployment tab, read from a real API server. */
export const deployment: Subject = {
  name: 'deployment',
  title: 'Deployment facts',
  run: context => withCluster(context, cluster => prove(cluster, context)),
};
