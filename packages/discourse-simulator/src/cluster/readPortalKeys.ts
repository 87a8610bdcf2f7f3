import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';
import { SyncFault } from './SyncFault';
import { unsealValue } from './unsealValue';

const WANTED_KEYS = ['monitor', 'operate'] as const;
const SCOPE_ANNOTATION =
  /^sealedsecrets\.bitnami\.com\/(namespace|cluster)-wide$/;

const sealedSecret = z.object({
  apiVersion: z.literal('bitnami.com/v1alpha1'),
  kind: z.literal('SealedSecret'),
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.object({ encryptedData: z.record(z.string(), z.string()) }),
});

type SealedSecret = z.infer<typeof sealedSecret>;

/** A file of `secrets/`. */
export interface SecretFile {
  path: string;
  content: string;
}

function sealedSecretsIn({ path, content }: SecretFile): SealedSecret[] {
  const documents = parseAllDocuments(content);
  return (Array.isArray(documents) ? documents : []).flatMap(document => {
    if (document.errors.length > 0) {
      throw new SyncFault(path, 'is not valid YAML; correct it and push again');
    }
    const result = sealedSecret.safeParse(document.toJS());
    return result.success ? [result.data] : [];
  });
}

/**
 * The portal's keys out of the sealed Secret `<forum>-portal-keys`. Without
 * that Secret there are none, as on a cluster where nobody has planted them.
 */
export function readPortalKeys(options: {
  forum: string;
  files: SecretFile[];
  privateKeyPem: string;
}): { monitor?: string; operate?: string } {
  const { forum, files, privateKeyPem } = options;
  const name = `${forum}-portal-keys`;
  const keys: { monitor?: string; operate?: string } = {};
  for (const file of files) {
    for (const { metadata, spec } of sealedSecretsIn(file)) {
      if (metadata.name !== name || metadata.namespace !== forum) {
        continue;
      }
      if (
        Object.keys(metadata.annotations ?? {}).some(annotation =>
          SCOPE_ANNOTATION.test(annotation),
        )
      ) {
        throw new SyncFault(
          file.path,
          'has a wider scope than strict; remove the scope annotation and seal it again',
        );
      }
      for (const key of WANTED_KEYS) {
        const sealed = spec.encryptedData[key];
        if (sealed !== undefined) {
          keys[key] = open({ file, key, sealed, label: `${forum}/${name}` });
        }
      }
    }
  }
  return keys;

  function open(value: {
    file: SecretFile;
    key: string;
    sealed: string;
    label: string;
  }): string {
    const { file, key, sealed, label } = value;
    try {
      return unsealValue({ privateKeyPem, sealed, label });
    } catch (error) {
      throw new SyncFault(
        `spec.encryptedData.${key} of ${file.path}`,
        `can not be unsealed; seal it with this cluster's certificate for ${label} and push again`,
        { cause: error },
      );
    }
  }
}
