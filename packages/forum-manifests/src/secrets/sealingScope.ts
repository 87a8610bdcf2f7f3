/** Where a sealed value can be opened, in the controller's own words. @public */
export const SEALING_SCOPES = [
  'strict',
  'namespace-wide',
  'cluster-wide',
] as const;

/**
 * `strict`: under its own name in its own namespace; `namespace-wide`: under
 * any name there; `cluster-wide`: anywhere on the cluster.
 *
 * @public
 */
export type SealingScope = (typeof SEALING_SCOPES)[number];

/** The label that binds a sealed value to its scope. @public */
export function sealingLabel(
  secret: { namespace: string; name: string },
  options: { scope: SealingScope },
): string {
  switch (options.scope) {
    case 'strict':
      return `${secret.namespace}/${secret.name}`;
    case 'namespace-wide':
      return secret.namespace;
    default:
      return '';
  }
}
