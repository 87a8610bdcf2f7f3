import type {
  ProblemKind,
  Severity,
} from '@backstage-discourse/plugin-discourse-common';

/** What a problem means to a person, and what to do about it. */
export interface ProblemWords {
  severity: Severity;
  title: string;
  nextStep: string;
}

/** One entry for each cause that is treated differently. */
export const PROBLEM_WORDS: Record<ProblemKind, ProblemWords> = {
  unreachable: {
    severity: 'critical',
    title: 'The forum does not answer',
    nextStep:
      'Check that its pods run, its DNS name resolves and its certificate is valid.',
  },
  'timed-out': {
    severity: 'critical',
    title: 'The forum does not answer in time',
    nextStep:
      'Look at the load of the web pods and the database; a restart helps only if a process hangs.',
  },
  'bad-key': {
    severity: 'critical',
    title: 'The forum refuses the monitor key',
    nextStep:
      'Make a new key with scope global:read for an administrator and put it in the registry. Keys expire when unused for 180 days or when their user is suspended.',
  },
  'missing-right': {
    severity: 'warning',
    title: 'The monitor key lacks a right',
    nextStep:
      'The key needs the scope global:read and a user who is an administrator.',
  },
  'not-found': {
    severity: 'warning',
    title: 'The forum does not know the address of a part',
    nextStep:
      'Check that the registered address is that of Discourse itself and that its version is supported.',
  },
  'rate-limited': {
    severity: 'warning',
    title: 'The forum limits our requests',
    nextStep:
      'It is read again when the limit allows. All API keys of a forum share 60 admin requests a minute; see who else uses them.',
  },
  'read-only': {
    severity: 'warning',
    title: 'The forum is in read-only mode',
    nextStep:
      'Wait for a restore or failover to end, or switch read-only mode off in its backup settings.',
  },
  'server-error': {
    severity: 'critical',
    title: 'The forum answers with an error of its own',
    nextStep:
      'Look into the logs of the web pods and of the ingress in front of them.',
  },
  'not-json': {
    severity: 'critical',
    title: 'Something else than the forum answers',
    nextStep:
      'Check that no proxy, log-in page or maintenance page answers in its place.',
  },
  'unexpected-shape': {
    severity: 'warning',
    title: 'The forum answers in an unexpected shape',
    nextStep:
      'Check that this version of Discourse is supported; report it with the name of the field.',
  },
  'too-large': {
    severity: 'warning',
    title: 'The forum answers with more than the portal takes',
    nextStep: 'Check what answers at the registered address.',
  },
  redirected: {
    severity: 'critical',
    title: 'The forum sends us to another address',
    nextStep:
      'Register the canonical address of the forum, with https; redirects are not followed with a key.',
  },
  'host-not-allowed': {
    severity: 'critical',
    title: 'The portal may not talk to this host',
    nextStep:
      'Add the host to discourse.allowedHosts, or correct the address in the registry.',
  },
  'no-key': {
    severity: 'warning',
    title: 'The registry has no usable monitor key for this forum',
    nextStep:
      'Make a key with scope global:read for an administrator and put it in the registry.',
  },
  rejected: {
    severity: 'warning',
    title: 'The forum rejects our request',
    nextStep: 'Read the detail; a setting of the forum forbids what was asked.',
  },
  'cluster-unavailable': {
    severity: 'warning',
    title: 'The cluster does not tell how the forum runs',
    nextStep:
      'Check that the Kubernetes plugin reaches the cluster and that its service account may read pods, volumes, certificates and the database there.',
  },
};
