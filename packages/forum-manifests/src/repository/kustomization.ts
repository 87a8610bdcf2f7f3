import { printManifest } from '../yaml/printYaml';

/** Name that kustomize looks for in a folder. */
export const KUSTOMIZATION = 'kustomization.yaml';

/** A kustomization that lists files and folders. */
export function printKustomization(resources: string[]): string {
  return printManifest({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...resources].sort(),
  });
}
