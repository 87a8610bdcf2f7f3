import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames, sidekiqName } from '../manifests/names';
import { BARMAN_PLUGIN } from '../database/databaseFacts';
import { resolveSizing } from '../sizing/resolveSizing';

/** Container that runs Discourse in every pod of the image. */
const CONTAINER = 'discourse';
/** Without it, KEDA starts again what was scaled to zero. */
const KEDA_PAUSED = 'autoscaling.keda.sh/paused';

/** Commands about one forum, ready to paste. */
export interface ForumCommands {
  /** `kubectl` in the namespace of the forum. */
  kubectl(args: string): string;
  /** A command inside a running web pod. */
  inWeb(command: string): string;
  /** An SQL statement, or a session without one, on the primary. */
  sql(statement?: string): string;
  /** A command of Valkey's own client, with the password of its pod. */
  valkey(command: string): string;
  /** A base backup of the database, now. */
  databaseBackup(): string;
  /** Every Deployment that serves or works: web, and Sidekiq when separate. */
  workloads: string[];
  /** All of these to zero, and back to what the ForumSpec says. */
  stopAll(): string[];
  startAll(): string[];
  /** Only those whose replicas an autoscaler owns, which no sync sets. */
  startAutoscaled(): string[];
}

/** The commands with the names of this forum in them. */
export function forumCommands(forum: ForumSpec): ForumCommands {
  const names = forumNames(forum);
  const { web, pools } = resolveSizing(forum);
  const kubectl = (args: string) => `kubectl -n ${names.namespace} ${args}`;
  const replicas = [
    {
      deployment: names.web,
      count: web.replicas,
      autoscaled: forum.spec.web.autoscaling !== undefined,
    },
    ...pools.map(pool => ({
      deployment: sidekiqName(forum, pool),
      count: pool.replicas,
      autoscaled: forum.spec.sidekiq.autoscaling !== undefined,
    })),
  ];
  const scaledByKeda = forum.spec.sidekiq.autoscaling
    ? pools.map(pool => sidekiqName(forum, pool))
    : [];
  const annotate = (name: string, annotation: string) =>
    kubectl(`annotate scaledobject/${name} --overwrite ${annotation}`);
  const scale = (deployment: string, count: number) =>
    kubectl(`scale deployment/${deployment} --replicas=${count}`);
  const start = (chosen: typeof replicas) => [
    ...chosen.map(({ deployment, count }) => scale(deployment, count)),
    ...scaledByKeda.map(name => annotate(name, `${KEDA_PAUSED}-`)),
  ];

  return {
    kubectl,
    inWeb: command =>
      kubectl(`exec -it deploy/${names.web} -c ${CONTAINER} -- ${command}`),
    sql: statement =>
      `kubectl cnpg psql ${names.database} -n ${names.namespace} -- discourse${
        statement ? ` -c "${statement}"` : ''
      }`,
    valkey: command =>
      kubectl(
        `exec -it ${names.valkey}-0 -c valkey -- sh -c 'valkey-cli ${command}'`,
      ),
    databaseBackup: () =>
      `kubectl cnpg backup ${names.database} -n ${names.namespace} --method plugin --plugin-name ${BARMAN_PLUGIN}`,
    workloads: replicas.map(({ deployment }) => deployment),
    stopAll: () => [
      ...scaledByKeda.map(name => annotate(name, `${KEDA_PAUSED}=true`)),
      ...replicas.map(({ deployment }) => scale(deployment, 0)),
    ],
    startAll: () => start(replicas),
    startAutoscaled: () => start(replicas.filter(one => one.autoscaled)),
  };
}
