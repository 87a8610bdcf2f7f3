import type { GitHost } from './gitHost';

/** Commits of the actions, because a tag can be moved to other code. */
const COMMITS = {
  // 4.2.2
  'actions/checkout': '11bd71901bbe5b1630ceea73d27597364c9af683',
  // 4.4.0
  'actions/setup-node': '49933ea5288caeca8642d1e84afbd3f7d6820020',
  // 5.5.0
  'actions/setup-go': 'd35c59abb061a4a6fb18e82ac0862c26744d6ab5',
  // 3.4.0
  'docker/login-action': '74a5d142397b4f367a81961eba4e8cd7edddf772',
  // 0.33.1
  'aquasecurity/trivy-action': 'b6643a29fecd7f34b3597bc6acb0a98b03d33ff8',
  // 3.9.1
  'sigstore/cosign-installer': '398d4b0eeef1380460a10c8013a76f728fb906ac',
} as const;

/** An action, pinned, as the host finds it. */
export function pinnedAction(
  host: GitHost,
  name: keyof typeof COMMITS,
): string {
  const action = `${name}@${COMMITS[name]}`;
  return host === 'gitea' ? `https://github.com/${action}` : action;
}

/** Node.js that runs the renderer in workflows. */
export const WORKFLOW_NODE_VERSION = '24';
