import { isDeepStrictEqual } from 'node:util';
import { quantityBytes } from '@backstage-discourse/plugin-discourse-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';

/** A change that the cluster refuses although the repository is valid. @public */
export interface RefusedChange {
  /** Path of the file. */
  path: string;
  /** What is refused and what to do instead. */
  message: string;
}

// What a person wrote by hand may be any text; then nothing is said of it.
const quantity = z.string().regex(/^[0-9]+(Mi|Gi|Ti)$/);

const claimSpec = z.looseObject({
  accessModes: z.array(z.string()).optional(),
  storageClassName: z.string().optional(),
  resources: z.looseObject({
    requests: z.looseObject({ storage: quantity }),
  }),
});
const volumeSchema = z.looseObject({
  size: quantity,
  storageClass: z.string().optional(),
});
const manifestSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('StatefulSet'),
    metadata: z.looseObject({ name: z.string() }),
    spec: z.looseObject({
      volumeClaimTemplates: z.array(z.unknown()).optional(),
    }),
  }),
  z.looseObject({
    kind: z.literal('PersistentVolumeClaim'),
    metadata: z.looseObject({ name: z.string() }),
    spec: claimSpec,
  }),
  z.looseObject({
    kind: z.literal('Cluster'),
    metadata: z.looseObject({ name: z.string() }),
    spec: z.looseObject({
      storage: volumeSchema,
      walStorage: volumeSchema.optional(),
    }),
  }),
]);
type Manifest = z.infer<typeof manifestSchema>;

function parseManifests(text: string): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const document of parseAllDocuments(text)) {
    const { data } = manifestSchema.safeParse(document.toJS());
    if (data) {
      found.set(`${data.kind} ${data.metadata.name}`, data);
    }
  }
  return found;
}

function volumeFault(
  before: { size: string; storageClass?: string },
  after: { size: string; storageClass?: string },
): string | undefined {
  if (before.storageClass !== after.storageClass) {
    return 'the class of a volume is fixed; move the data to a new one';
  }
  return quantityBytes(after.size) < quantityBytes(before.size)
    ? `a volume can not shrink from ${before.size} to ${after.size}`
    : undefined;
}

function findFault(before: Manifest, after: Manifest): string | undefined {
  if (before.kind === 'StatefulSet' && after.kind === 'StatefulSet') {
    return isDeepStrictEqual(
      before.spec.volumeClaimTemplates,
      after.spec.volumeClaimTemplates,
    )
      ? undefined
      : 'the claims of a StatefulSet are fixed when it is made; replace its volume as docs/storage.md says, under “Another volume for Valkey”';
  }
  if (
    before.kind === 'PersistentVolumeClaim' &&
    after.kind === 'PersistentVolumeClaim'
  ) {
    const volume = ({ spec }: typeof before) => ({
      size: spec.resources.requests.storage,
      storageClass: spec.storageClassName,
    });
    return isDeepStrictEqual(before.spec.accessModes, after.spec.accessModes)
      ? volumeFault(volume(before), volume(after))
      : 'the access mode of a claim is fixed; move the data as docs/storage.md says';
  }
  if (before.kind === 'Cluster' && after.kind === 'Cluster') {
    const { storage, walStorage } = after.spec;
    return (
      volumeFault(before.spec.storage, storage) ??
      (before.spec.walStorage && walStorage
        ? volumeFault(before.spec.walStorage, walStorage)
        : undefined)
    );
  }
  return undefined;
}

/**
 * Changes of volumes that no API server takes, so that a merge alone would
 * stop the sync. `before` and `after` are texts by path.
 *
 * @public
 */
export function findRefusedChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): RefusedChange[] {
  return [...after].flatMap(([path, text]) => {
    const old = before.get(path);
    if (old === undefined || old === text || !path.startsWith('base/')) {
      return [];
    }
    const olds = parseManifests(old);
    return [...parseManifests(text)].flatMap(([label, manifest]) => {
      const same = olds.get(label);
      const fault = same && findFault(same, manifest);
      return fault ? [{ path, message: `${label}: ${fault}` }] : [];
    });
  });
}
