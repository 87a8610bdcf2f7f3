import { InputError } from '@backstage/errors';
import {
  requiredSecrets,
  type RenderedFile,
  type RequiredSecret,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import { parseSealedFile, type SealedFile } from '../../secrets/SealedFile';
import type { SecretDigest } from '../../secrets/SecretDigest';
import { sealSecrets, type SealedPortalKeys } from '../../secrets/sealSecrets';
import { findSupplied, findSuppliedName } from '../../secrets/suppliedSecrets';

/** What can be rotated, and the end of the name of its Secret. */
export const ROTATIONS = {
  sessions: 'discourse',
  valkey: 'valkey',
  objectStorage: 's3',
  mail: 'smtp',
  portal: 'portal-keys',
} as const;

/** Name of something that can be rotated. */
export type Rotation = keyof typeof ROTATIONS;

const EFFECTS: Record<Rotation, string> = {
  sessions:
    'A new secret key base logs everyone out and makes links in mails that are under way invalid.',
  valkey:
    'Valkey and all pods of the forum must restart together; jobs that run are tried again.',
  objectStorage:
    'Revoke the old access key when all pods have restarted, not before.',
  mail: 'Change the password at the mail relay at the time of the restart.',
  portal:
    "The sync plants the portal's new keys beside the old ones. The portal goes on with the old until the forum accepts the new, and nothing restarts.",
};

/** New sealed files, and what to do after the merge. */
export interface RotatedSecrets {
  files: RenderedFile[];
  notes: string[];
}

/** Whether pods hold what is rotated, and must be started anew to see it. */
function needsRestart(rotation: Rotation): boolean {
  return rotation !== 'portal';
}

function findSecret(
  rotation: Rotation,
  { forum, required }: { forum: ForumSpec; required: RequiredSecret[] },
): RequiredSecret {
  const name = `${forum.metadata.name}-${ROTATIONS[rotation]}`;
  const secret = required.find(other => other.name === name);
  if (!secret) {
    throw new InputError(
      `'rotate' must name secrets of this forum; it has none for ${rotation}`,
    );
  }
  return secret;
}

function requireSupplied(
  secret: RequiredSecret,
  secrets: Record<string, string> | undefined,
): void {
  const missing = secret.keys.filter(
    key =>
      key.source === 'supplied' && findSupplied(key, { secrets }) === undefined,
  );
  if (missing.length > 0) {
    throw new InputError(
      `Rotating Secret '${secret.name}' needs new values: give ${missing
        .map(key => findSuppliedName(key) ?? key.key)
        .join(' and ')}`,
    );
  }
}

/** The sealed files of a repository. */
export function readSealed(texts: ReadonlyMap<string, string>): SealedFile[] {
  return [...texts].flatMap(([path, text]) => {
    const file = path.startsWith('secrets/')
      ? parseSealedFile(text)
      : undefined;
    return file ? [{ ...file, path }] : [];
  });
}

/** A rotation that nothing stands in the way of. */
export interface PreparedRotation {
  rotations: readonly Rotation[];
  /** The Secrets that get new values. */
  chosen: RequiredSecret[];
  cluster: ForumCluster;
  /** The Secret with the portal's keys, if they are rotated. */
  portalSecret: RequiredSecret | undefined;
}

/** Finds what is to be rotated, before anything is made. Throws on a fault. */
export function prepareRotation(
  forum: ForumSpec,
  options: {
    rotations: readonly Rotation[];
    secrets: Record<string, string> | undefined;
    clusters: readonly ForumCluster[];
  },
): PreparedRotation {
  const { secrets, clusters } = options;
  const rotations = [...new Set(options.rotations)];
  if (forum.spec.secrets.provider !== 'sealed-secrets') {
    throw new InputError(
      `The secrets of '${forum.metadata.name}' are not sealed in Git; rotate them where they are kept`,
    );
  }
  const cluster = clusters.find(({ name }) => name === forum.spec.cluster);
  if (!cluster) {
    throw new InputError(
      `'spec.cluster' must be a cluster of discourse.clusters, not '${forum.spec.cluster}'`,
    );
  }
  const required = requiredSecrets(forum);
  const find = (rotation: Rotation) =>
    findSecret(rotation, { forum, required });
  const chosen = rotations.map(find);
  chosen.forEach(secret => requireSupplied(secret, secrets));
  const portalSecret = rotations.includes('portal')
    ? find('portal')
    : undefined;
  return { rotations, chosen, cluster, portalSecret };
}

/**
 * Seals new values for the chosen Secrets. All others keep the ciphertext that
 * the repository holds, so the diff shows what was rotated and nothing else.
 */
export function rotateSecrets(
  forum: ForumSpec,
  options: {
    prepared: PreparedRotation;
    texts: ReadonlyMap<string, string>;
    secrets: Record<string, string> | undefined;
    digest: SecretDigest | undefined;
    /** Needed where the portal's keys are rotated. */
    portalKeys: SealedPortalKeys | undefined;
    now: number;
  },
): RotatedSecrets {
  const { prepared, texts, secrets, digest, portalKeys, now } = options;
  const { rotations, chosen, cluster, portalSecret } = prepared;
  const names = new Set(chosen.map(({ name }) => name));
  const existing = readSealed(texts)
    // The portal's keys come sealed for the scope that the cluster has now.
    .filter(({ name }) => name !== portalSecret?.name)
    // Of the others the scope is kept, and nothing of the values.
    .map(file =>
      names.has(file.name) ? { ...file, encryptedData: {}, digests: {} } : file,
    );
  const { files } = sealSecrets(chosen, {
    cluster,
    existing,
    digest,
    now,
    values: {
      portalKeys,
      findSupplied: key => findSupplied(key, { secrets }),
    },
  });
  return {
    files,
    notes: [
      ...rotations.map(rotation => EFFECTS[rotation]),
      ...(rotations.some(needsRestart)
        ? [
            `Running pods keep the old values. After the merge restart them: \`kubectl -n ${forum.metadata.name} rollout restart deployment,statefulset\``,
          ]
        : []),
    ],
  };
}
