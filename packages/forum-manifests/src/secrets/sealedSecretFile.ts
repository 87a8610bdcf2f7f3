import type { ISealedSecret } from '@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import type { RenderedFile } from '../render/RenderedFile';
import { printManifest } from '../yaml/printYaml';
import type { SealingScope } from './sealingScope';

const SCOPE_ANNOTATIONS: Record<
  SealingScope,
  Record<string, string> | undefined
> = {
  strict: undefined,
  'namespace-wide': { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
  'cluster-wide': { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
};

/** What a SealedSecret consists of. @public */
export interface SealedSecretFileOptions {
  namespace: string;
  name: string;
  /** Values as {@link sealValue} made them, by key. */
  encryptedData: Record<string, string>;
  labels?: Record<string, string>;
  /** Scope that the values were sealed for. Default strict. */
  scope?: SealingScope;
  /** Further annotations, such as digests of the sealed values. */
  annotations?: Record<string, string>;
}

/**
 * The file of a SealedSecret in `secrets/`. In the strict scope it carries no
 * scope annotation, so its values open only under this name in this namespace.
 *
 * @public
 */
export function sealedSecretFile(
  options: SealedSecretFileOptions,
): RenderedFile {
  const { namespace, name, encryptedData, labels, scope = 'strict' } = options;
  // On the Secret's template, too: the controller refuses scopes that differ.
  const scopeAnnotations = SCOPE_ANNOTATIONS[scope];
  const object: ISealedSecret = {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: {
      name,
      namespace,
      labels,
      annotations: {
        ...inWave(WAVES.configuration),
        ...scopeAnnotations,
        ...options.annotations,
      },
    },
    spec: {
      encryptedData,
      template: {
        metadata: { name, namespace, labels, annotations: scopeAnnotations },
        type: 'Opaque',
      },
    },
  };
  return { path: `secrets/${name}.yaml`, content: printManifest(object) };
}
