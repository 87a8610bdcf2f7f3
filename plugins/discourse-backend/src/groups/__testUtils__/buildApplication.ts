/** What somebody sends to apply for the group `zeta`. */
export function buildApplication(options: { owners: readonly string[] }) {
  return {
    justification: 'A tag has no private place',
    group: {
      apiVersion: 'discourse.org/v1',
      kind: 'Group',
      metadata: { name: 'zeta' },
      spec: {
        preset: 'private',
        title: 'zeta',
        purpose: 'Try things',
        owners: options.owners,
      },
    },
  };
}
