/** Part of a deployment that is healthy before the next one begins. */
export interface FluxStage {
  name: 'data' | 'migrate' | 'app' | 'finish';
  after?: FluxStage['name'];
  timeout: string;
  /** Folders below `base/`, or single files in them. */
  parts: string[];
  /** Whether the secrets belong to it. */
  secrets?: boolean;
}

/**
 * The stages. Their order is that of Argo CD's waves: data, a migration that
 * only adds, the rollout, and what may come after it only.
 */
export const FLUX_STAGES: FluxStage[] = [
  {
    name: 'data',
    timeout: '30m',
    parts: [
      'database',
      'monitoring',
      'namespace',
      'network',
      'secrets',
      'settings',
      'valkey',
    ],
    secrets: true,
  },
  {
    name: 'migrate',
    after: 'data',
    timeout: '65m',
    parts: ['migration-expand'],
  },
  {
    name: 'app',
    after: 'migrate',
    timeout: '30m',
    parts: ['discourse', 'route'],
  },
  {
    name: 'finish',
    after: 'app',
    timeout: '65m',
    parts: ['branding', 'migration-contract', 'portal-keys', 'restore-proof'],
  },
];
