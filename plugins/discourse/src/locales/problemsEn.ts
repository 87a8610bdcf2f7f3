/** One title and one piece of advice for each kind of problem. */
export const problemsEn = {
  unreachable: {
    title: 'The forum can not be reached',
    hint: 'Check its DNS name, its route and whether its pods run.',
  },
  'timed-out': {
    title: 'The forum answered too slowly',
    hint: 'Look at the load of its web pods and of the database.',
  },
  'bad-key': {
    title: 'The forum refused the key',
    hint: 'The API key is revoked or wrong, or its user is no admin. Put a new one into the registry.',
  },
  'missing-right': {
    title: 'The key lacks a right',
    hint: "Give the key the scope 'global:read' and an admin as its user.",
  },
  'not-found': {
    title: 'The forum has no such page',
    hint: 'Its version may be too old, or a plugin or setting that serves this is off.',
  },
  'rate-limited': {
    title: 'The forum limits how often it is asked',
    hint: 'The collector waits as long as the forum asks. If this stays, find out what else uses the API.',
  },
  'read-only': {
    title: 'The forum is read-only',
    hint: 'A backup, a restore or a failover may be under way.',
  },
  'server-error': {
    title: 'The forum answered with an error',
    hint: 'Look at its logs at /logs or in the web pods.',
  },
  'not-json': {
    title: 'Something else than Discourse answered',
    hint: 'A proxy, a log-in page or a maintenance page may be in front of it.',
  },
  'unexpected-shape': {
    title: 'The answer is not what this version of the portal expects',
    hint: 'The forum may be much newer or older than the portal supports.',
  },
  'too-large': {
    title: 'The answer is too large',
    hint: 'It was cut off for safety. Report it together with the version of the forum.',
  },
  redirected: {
    title: 'The forum sends to another address',
    hint: 'Register the address that it sends to, if it is the right one.',
  },
  'host-not-allowed': {
    title: 'The portal may not call this address',
    hint: "Add its host to 'discourse.allowedHosts' if it is meant to be called.",
  },
  'no-key': {
    title: 'The registry has no key for this',
    hint: 'Add a monitor key of this forum to the registry.',
  },
  rejected: {
    title: 'The forum rejected the request',
    hint: 'The message above is what it said.',
  },
  'cluster-unavailable': {
    title: 'The cluster does not tell how the forum runs',
    hint: 'Check that the Kubernetes plugin reaches the cluster and may read there.',
  },
} as const;
