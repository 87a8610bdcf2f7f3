import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  restoreProofDocumentSchema,
  type RestoreProof,
  type RestoreProofDocument,
  type SignedDocument,
  type SignedRestoreProof,
} from '@backstage-discourse/plugin-discourse-common';

const PURPOSE = 'restore-proof/v1';

function isSignedBy(signed: SignedDocument, key: string): boolean {
  const wanted = createHmac('sha256', key)
    .update(`${PURPOSE}\n${signed.document}`)
    .digest();
  const given = Buffer.from(signed.signature, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function parseDocument(document: string): RestoreProofDocument | undefined {
  try {
    return restoreProofDocumentSchema.safeParse(JSON.parse(document)).data;
  } catch {
    return undefined;
  }
}

/**
 * What is known of the restores of a forum. Only what one of its keys signed
 * counts: whoever may write into the namespace could write anything.
 */
export function verifyRestoreProof(
  signed: SignedRestoreProof,
  options: { keys: readonly string[] },
): RestoreProof {
  const read = (entry: SignedDocument | undefined) =>
    entry && options.keys.some(key => isSignedBy(entry, key))
      ? parseDocument(entry.document)
      : undefined;
  const last = read(signed.result);
  const passed = read(signed.passed);
  const proven = passed?.outcome === 'passed' ? passed : undefined;
  if (last) {
    return { state: last.outcome, last, proven };
  }
  return signed.result || signed.passed
    ? { state: 'unverified', proven }
    : { state: 'awaited' };
}
