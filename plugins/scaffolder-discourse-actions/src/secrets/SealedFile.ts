import {
  SEALING_SCOPES,
  type SealingScope,
} from '@backstage-discourse/forum-manifests';
import { parse } from 'yaml';
import { z } from 'zod/v4';

/** Annotation that holds a keyed digest of each sealed value, by key. */
export const DIGESTS_ANNOTATION = 'discourse.org/sealed-digests';

const sealedSecret = z.object({
  kind: z.literal('SealedSecret'),
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.object({ encryptedData: z.record(z.string(), z.string()) }),
});
const digestsSchema = z.record(z.string(), z.string());

/** A SealedSecret that is in the repository already. */
export interface SealedFile {
  /** Path in the repository. */
  path: string;
  name: string;
  namespace: string;
  scope: SealingScope;
  encryptedData: Record<string, string>;
  /** Keyed digests of the values, by key. */
  digests: Record<string, string>;
}

function parseDigests(text: string | undefined): Record<string, string> {
  try {
    return text ? digestsSchema.parse(JSON.parse(text)) : {};
  } catch {
    return {};
  }
}

/** Reads the file of a SealedSecret; undefined where it is none. */
export function parseSealedFile(
  content: string,
): Omit<SealedFile, 'path'> | undefined {
  let document: unknown;
  try {
    document = parse(content);
  } catch {
    return undefined;
  }
  const result = sealedSecret.safeParse(document);
  if (!result.success) {
    return undefined;
  }
  const { metadata, spec } = result.data;
  const { name, namespace, annotations = {} } = metadata;
  return {
    name,
    namespace,
    scope:
      SEALING_SCOPES.find(
        scope => annotations[`sealedsecrets.bitnami.com/${scope}`] === 'true',
      ) ?? 'strict',
    encryptedData: spec.encryptedData,
    digests: parseDigests(annotations[DIGESTS_ANNOTATION]),
  };
}
