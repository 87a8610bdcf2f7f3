import type {
  SignedDocument,
  SignedRestoreProof,
} from '@backstage-discourse/plugin-discourse-common';
import { proofConfigMapSchema } from './objects';

function pair(
  document: string | undefined,
  signature: string | undefined,
): SignedDocument | undefined {
  return document === undefined
    ? undefined
    : { document, signature: signature ?? '' };
}

/** What the restore proof wrote into its ConfigMap; undefined without one. */
export function describeProof(
  configMap: unknown,
): SignedRestoreProof | undefined {
  const { data: found } = proofConfigMapSchema.safeParse(configMap);
  return (
    found && {
      result: pair(
        found.data?.['result.json'],
        found.data?.['result.signature'],
      ),
      passed: pair(
        found.data?.['passed.json'],
        found.data?.['passed.signature'],
      ),
    }
  );
}
