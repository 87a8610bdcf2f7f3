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
import { sealSecrets } from '../../secrets/sealSecrets';
import { findSupplied, findSuppliedName } from '../../secrets/suppliedSecrets';

/** What can be rotated, and the end of the name of its Secret. */
export const ROTATIONS = {
  sessions: 'discourse',
  valkey: 'valkey',
  objectStorage: 's3',
  mail: 'smtp',
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
};

/** New sealed files, and what to do after the merge. */
export interface RotatedSecrets {
  files: RenderedFile[];
  notes: string[];
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

/**
 * Seals new values for the chosen Secrets. All others keep the ciphertext that
 * the repository holds, so the diff shows what was rotated and nothing else.
 */
export function rotateSecrets(
  forum: ForumSpec,
  options: {
    rotations: readonly Rotation[];
    texts: ReadonlyMap<string, string>;
    secrets: Record<string, string> | undefined;
    clusters: readonly ForumCluster[];
    digest: SecretDigest | undefined;
    now: number;
  },
): RotatedSecrets {
  const { rotations, texts, secrets, clusters, digest, now } = options;
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
  const chosen = rotations.map(rotation =>
    findSecret(rotation, { forum, required }),
  );
  chosen.forEach(secret => requireSupplied(secret, secrets));
  const names = new Set(chosen.map(({ name }) => name));
  // Keeps the scope of the old file, and nothing of its values.
  const existing = readSealed(texts).map(file =>
    names.has(file.name) ? { ...file, encryptedData: {}, digests: {} } : file,
  );
  const { files } = sealSecrets(chosen, {
    cluster,
    existing,
    digest,
    now,
    values: {
      portalKeys: undefined,
      findSupplied: key => findSupplied(key, { secrets }),
    },
  });
  return {
    files,
    notes: [
      ...rotations.map(rotation => EFFECTS[rotation]),
      `Running pods keep the old values. After the merge restart them: \`kubectl -n ${forum.metadata.name} rollout restart deployment,statefulset\``,
    ],
  };
}
