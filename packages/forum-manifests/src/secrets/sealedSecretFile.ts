import type { ISealedSecret } from '@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import type { RenderedFile } from '../render/RenderedFile';
import { printManifest } from '../yaml/printYaml';

/** What a SealedSecret of the strict scope consists of. @public */
export interface SealedSecretFileOptions {
  namespace: string;
  name: string;
  /** Values as {@link sealValue} made them, by key. */
  encryptedData: Record<string, string>;
  labels?: Record<string, string>;
}

/**
 * The file of a SealedSecret in `secrets/`. Strict scope: it carries no scope
 * annotation, so its values open only under this name in this namespace.
 *
 * @public
 */
export function sealedSecretFile(
  options: SealedSecretFileOptions,
): RenderedFile {
  const { namespace, name, encryptedData, labels } = options;
  const object: ISealedSecret = {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: {
      name,
      namespace,
      labels,
      annotations: inWave(WAVES.configuration),
    },
    spec: {
      encryptedData,
      template: { metadata: { name, namespace, labels }, type: 'Opaque' },
    },
  };
  return { path: `secrets/${name}.yaml`, content: printManifest(object) };
}
