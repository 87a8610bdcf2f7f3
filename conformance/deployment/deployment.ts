import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type {
  DeploymentData,
  ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type { ApiClient } from '../kubernetes/ApiClient';
import { buildCommands } from '../kubernetes/binaries';
import { ClusterObjects } from '../kubernetes/ClusterObjects';
import { ControlPlane } from '../kubernetes/ControlPlane';
import { Delivery } from '../kubernetes/Delivery';
import { ForumRepository } from '../kubernetes/ForumRepository';
import { goldenForum } from '../kubernetes/forums';
import { installCrds } from '../kubernetes/installCrds';
import { OverlayBuilder } from '../kubernetes/OverlayBuilder';
import { planDelivery } from '../kubernetes/planDelivery';
import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { createSealingKey } from '../sealed-secrets/sealingKey';
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

/** Forums on a real API server, which the portal reads as itself. */
class ReadingLab {
  readonly #client: ApiClient;
  readonly #context: SubjectContext;
  readonly #builder: OverlayBuilder;
  readonly #token: string;
  readonly #certificatePem = createSealingKey().certificatePem;

  constructor(options: {
    client: ApiClient;
    context: SubjectContext;
    builder: OverlayBuilder;
    token: string;
  }) {
    this.#client = options.client;
    this.#context = options.context;
    this.#builder = options.builder;
    this.#token = options.token;
  }

  /** Delivers a forum and lets it run; gives what is true of it. */
  async run(forum: ForumSpec): Promise<ExpectedFacts> {
    const folder = join(this.#context.workFolder, forum.metadata.name);
    mkdirSync(folder);
    const objects = new ClusterObjects(this.#client);
    const steps = await planDelivery(
      new ForumRepository(forum, {
        folder,
        certificatePem: this.#certificatePem,
        builder: this.#builder,
      }),
    );
    const refused = await new Delivery(objects).deliver(steps);
    if (refused.length > 0) {
      throw new Error(refused.join('\n'));
    }
    return new LiveForum(objects, steps).start();
  }

  read(forum: ForumSpec): Promise<ReadDeployment> {
    return readThroughPortal(forum, {
      access: { ...this.#client.address, token: this.#token },
      context: this.#context,
    });
  }
}

async function prove(
  client: ApiClient,
  options: {
    context: SubjectContext;
    builder: OverlayBuilder;
    counterpart: string;
  },
): Promise<ConformanceResult[]> {
  const { counterpart } = options;
  const reader = new PortalReader(client);
  const token = await reader.create();
  const lab = new ReadingLab({ client, ...options, token });
  const results: ConformanceResult[] = [];
  for (const tool of ['Argo CD', 'Flux'] as const) {
    const forum = goldenForum(FORUMS[tool]);
    const claim = `What the cluster tells of a forum that ${tool} delivers reaches the portal, by the role of the handbook`;
    results.push(
      await measureClaim({ claim, counterpart }, async () => {
        const expected = await lab.run(forum);
        const read = await lab.read(forum);
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
        const { data } = await lab.read(goldenForum(FORUMS['Argo CD']));
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

async function proveDeployment(
  context: SubjectContext,
): Promise<ConformanceResult[]> {
  const { etcd, apiServer, kustomize } = await buildCommands(context);
  const controlPlane = new ControlPlane(context);
  const builder = new OverlayBuilder(kustomize.file);
  try {
    const client = await controlPlane.start({ etcd, apiServer });
    await installCrds(new ClusterObjects(client), context);
    const results = await prove(client, {
      context,
      builder,
      counterpart: `kube-apiserver ${apiServer.version}, etcd ${etcd.version}`,
    });
    client.close();
    return results;
  } finally {
    builder.close();
    await controlPlane.stop();
  }
}

/** The facts of the Deployment tab, read from a real API server. */
export const deployment: Subject = {
  name: 'deployment',
  title: 'Deployment facts',
  run: proveDeployment,
};
