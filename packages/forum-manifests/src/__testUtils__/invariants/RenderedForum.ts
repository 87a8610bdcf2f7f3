import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import { forumNames } from '../../manifests/names';

const labelsSchema = z.record(z.string(), z.string());

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: labelsSchema.default({}),
  }),
});

const containerSchema = z.looseObject({
  name: z.string(),
  ports: z
    .array(z.looseObject({ name: z.string(), containerPort: z.number() }))
    .default([]),
});

const templateSchema = z.looseObject({
  metadata: z.looseObject({ labels: labelsSchema }),
  spec: z.looseObject({
    serviceAccountName: z.string().optional(),
    containers: z.array(containerSchema),
    volumes: z
      .array(
        z.looseObject({
          name: z.string(),
          persistentVolumeClaim: z
            .looseObject({ claimName: z.string() })
            .optional(),
          configMap: z.looseObject({ name: z.string() }).optional(),
        }),
      )
      .default([]),
  }),
});

const workloadSchema = z.looseObject({
  spec: z.looseObject({ template: templateSchema }),
});

/** Any Kubernetes object. */
export type AnyObject = z.infer<typeof objectSchema>;

/** Pods that exist in the namespace: those of a workload, or an operator's. */
export interface Pods {
  /** What makes them, for messages. */
  owner: string;
  labels: Record<string, string>;
  ports: { name?: string; port: number }[];
  /** The template, unless an operator has it. */
  template?: z.infer<typeof templateSchema>;
}

/** A render with what its checks look up, read once. */
export interface RenderedForum {
  forum: ForumSpec;
  objects: AnyObject[];
  pods: Pods[];
  /** Keys of Secrets that objects refer to, as `name/key`. */
  secretKeys: string[];
}

const SECRET_REFERENCES = new Set([
  'accessKeyId',
  'secretAccessKey',
  'secretKeyRef',
]);
const keySchema = z.object({ name: z.string(), key: z.string() });

/** All references to keys of Secrets, in one walk: every forum has hundreds. */
function secretKeysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, entry]) => {
    if (SECRET_REFERENCES.has(name)) {
      const reference = keySchema.parse(entry);
      return [`${reference.name}/${reference.key}`];
    }
    return secretKeysOf(entry);
  });
}

const cronJobSchema = z.looseObject({
  spec: z.looseObject({ jobTemplate: workloadSchema }),
});
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'Job', 'CronJob']);

/** What an object is called in messages. */
export function nameOf({ kind, metadata }: AnyObject): string {
  return `${kind} ${metadata.name}`;
}

/** The objects of a kind. */
export function ofKind({ objects }: RenderedForum, kind: string): AnyObject[] {
  return objects.filter(object => object.kind === kind);
}

function operatorPods(forum: ForumSpec): Pods[] {
  const names = forumNames(forum);
  const named = (port: number, name?: string) => ({ port, name });
  return [
    {
      owner: 'CloudNativePG Cluster',
      labels: { 'cnpg.io/cluster': names.database },
      ports: [
        named(5432, 'postgresql'),
        named(9187, 'metrics'),
        named(8000, 'status'),
      ],
    },
    {
      owner: 'CloudNativePG Pooler',
      labels: { 'cnpg.io/poolerName': names.databasePooler },
      ports: [named(5432, 'pgbouncer'), named(9127, 'metrics')],
    },
    {
      owner: 'cert-manager',
      labels: { 'acme.cert-manager.io/http01-solver': 'true' },
      ports: [named(8089)],
    },
  ];
}

function podsOf(object: AnyObject): Pods {
  const { template } =
    object.kind === 'CronJob'
      ? cronJobSchema.parse(object).spec.jobTemplate.spec
      : workloadSchema.parse(object).spec;
  return {
    owner: nameOf(object),
    labels: template.metadata.labels,
    ports: template.spec.containers
      .flatMap(({ ports }) => ports)
      .map(({ name, containerPort }) => ({ name, port: containerPort })),
    template,
  };
}

/** Reads the objects of a render the way the checks need them. */
export function readForum(
  forum: ForumSpec,
  rendered: readonly unknown[],
): RenderedForum {
  const objects = rendered.map(object => objectSchema.parse(object));
  const workloads = objects.filter(({ kind }) => WORKLOADS.has(kind));
  return {
    forum,
    objects,
    pods: [...workloads.map(podsOf), ...operatorPods(forum)],
    secretKeys: secretKeysOf(objects),
  };
}

/** Whether labels have all that a selector asks for. */
export function selects(
  matchLabels: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  return Object.entries(matchLabels).every(
    ([key, value]) => labels[key] === value,
  );
}
