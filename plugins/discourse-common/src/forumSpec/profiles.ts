import type { ForumSpec } from './schema';
import { SIZE_PRESETS } from './sizePresets';

/** What terminates TLS and routes visitors to the web pods. @public */
export type ForumEdge = 'gateway-api' | 'traefik' | 'ingress-nginx';

/** Where uploads are kept. @public */
export type UploadsStore = 's3' | 'volume';

/** The choices that a profile makes where the ForumSpec makes none. @public */
export interface ForumAssembly {
  edge: ForumEdge;
  uploads: UploadsStore;
  databaseInstances: number;
  webReplicas: number;
  /** StorageClass of the uploads volume. */
  uploadsStorageClass: string;
}

interface Profile {
  edge: ForumEdge;
  uploads: UploadsStore;
  databaseInstances?: number;
}

const PROFILES: Record<ForumSpec['spec']['profile'], Profile> = {
  'cloud-native': { edge: 'gateway-api', uploads: 's3' },
  // Three servers, so that the loss of one leaves a primary and a replica.
  k3s: { edge: 'traefik', uploads: 's3', databaseInstances: 3 },
  rancher: { edge: 'gateway-api', uploads: 'volume' },
};

const LONGHORN = 'longhorn';

/**
 * The assembly of a forum: what its ForumSpec says, and where it says nothing
 * what the profile and the size stand for.
 *
 * @public
 */
export function forumAssembly({ spec }: ForumSpec): ForumAssembly {
  const profile = PROFILES[spec.profile];
  const preset = SIZE_PRESETS[spec.size];
  const uploads = spec.uploads.store ?? profile.uploads;
  // A volume for one node serves one pod.
  const singlePod =
    uploads === 'volume' && spec.uploads.accessMode === 'ReadWriteOnce';
  return {
    edge: spec.network.edge ?? profile.edge,
    uploads,
    databaseInstances:
      spec.database.instances ??
      profile.databaseInstances ??
      preset.databaseInstances,
    webReplicas: spec.web.replicas ?? (singlePod ? 1 : preset.webReplicas),
    uploadsStorageClass: spec.uploads.storageClass ?? LONGHORN,
  };
}
