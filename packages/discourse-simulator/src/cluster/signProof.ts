import { createHmac } from 'node:crypto';
import type {
  RestoreProofDocument,
  SignedRestoreProof,
} from '@backstage-discourse/plugin-discourse-common';
import type { SimulatedForum } from '../forum';

const HOUR_MS = 60 * 60 * 1000;
const SECOND_MS = 1000;

/**
 * A restore proof that passed, signed as the Job of a real forum signs it.
 * Nothing for a forum without the key for it.
 */
export function signProof(
  forum: SimulatedForum,
  options: { id: string; backupAt: number },
): SignedRestoreProof | undefined {
  const { monitor } = forum.keys;
  if (monitor === undefined) {
    return undefined;
  }
  const { id, backupAt } = options;
  const startedAt = backupAt + 3 * HOUR_MS;
  const restoreMs = (40 + (forum.seed % 200)) * SECOND_MS;
  const totalMs = restoreMs + 25 * SECOND_MS;
  const iso = (ms: number) => new Date(ms).toISOString();
  const proof: RestoreProofDocument = {
    version: 1,
    forum: id,
    outcome: 'passed',
    startedAt: iso(startedAt),
    finishedAt: iso(startedAt + totalMs),
    backup: {
      name: `${id}-${iso(backupAt).slice(0, 10)}-020000-v20261101120000.tar.gz`,
      takenAt: iso(backupAt),
      bytes: (20 + (forum.seed % 400)) * 2 ** 20,
    },
    restoreMs,
    totalMs,
  };
  const document = JSON.stringify(proof);
  const signature = createHmac('sha256', monitor)
    .update(`restore-proof/v1\n${document}`)
    .digest('hex');
  return { result: { document, signature }, passed: { document, signature } };
}
