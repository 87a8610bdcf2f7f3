import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';

/** A Kubernetes object of a repository. */
interface Resource {
  /** Kind and name, for people. */
  label: string;
  kind: string;
  /** All of it, as JSON. */
  json: string;
  /** What its pods are made from, as JSON. */
  podsJson: string;
}

/** What becomes of the Kubernetes objects, each as kind and name. */
export interface ResourceDiff {
  added: string[];
  changed: string[];
  removed: string[];
  /** Those of `changed` whose pods are replaced. */
  restarted: string[];
}

const FOLDERS = ['base/', 'argocd/', 'flux/', 'overlays/', 'secrets/'];

const resourceSchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
  spec: z.looseObject({ template: z.unknown().optional() }).optional(),
});

/** Kinds of which every change of the spec replaces the pods. */
const OPERATED_KINDS = new Set(['Cluster', 'Pooler']);
const POD_KINDS = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

function readResources(texts: ReadonlyMap<string, string>) {
  const resources = new Map<string, Resource>();
  for (const [path, text] of texts) {
    const isManifest =
      /\.ya?ml$/.test(path) && FOLDERS.some(folder => path.startsWith(folder));
    for (const document of isManifest ? parseAllDocuments(text) : []) {
      const result = resourceSchema.safeParse(
        document.errors.length === 0 ? document.toJS() : undefined,
      );
      if (result.success) {
        const { kind, metadata, spec } = result.data;
        const pods = OPERATED_KINDS.has(kind) ? spec : spec?.template;
        resources.set(`${kind}/${metadata.namespace}/${metadata.name}`, {
          label: `${kind} ${metadata.name}`,
          kind,
          json: JSON.stringify(result.data),
          podsJson: JSON.stringify(pods ?? null),
        });
      }
    }
  }
  return resources;
}

const labels = (resources: Resource[]) =>
  resources.map(({ label }) => label).sort();

/** Compares the Kubernetes objects of two states of a repository. */
export function diffResources(
  from: ReadonlyMap<string, string>,
  to: ReadonlyMap<string, string>,
): ResourceDiff {
  const [before, after] = [readResources(from), readResources(to)];
  const changed = [...after].filter(([key, { json }]) => {
    const old = before.get(key);
    return old !== undefined && old.json !== json;
  });
  const restarted = changed.filter(
    ([key, { kind, podsJson }]) =>
      (POD_KINDS.has(kind) || OPERATED_KINDS.has(kind)) &&
      before.get(key)?.podsJson !== podsJson,
  );
  return {
    added: labels(
      [...after].flatMap(([key, it]) => (before.has(key) ? [] : [it])),
    ),
    changed: labels(changed.map(([, it]) => it)),
    removed: labels(
      [...before].flatMap(([key, it]) => (after.has(key) ? [] : [it])),
    ),
    restarted: labels(restarted.map(([, it]) => it)),
  };
}
