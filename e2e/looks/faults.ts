import type { ProblemKind } from '@backstage-discourse/plugin-discourse-common';
import { forumAddress, type Look } from './pages';

/** A fault of the simulator and what the page of its forum says of it. */
export interface FaultLook extends Look {
  fault: string;
  forum: string;
  part: 'health' | 'sidekiq' | 'backups' | 'groups';
  kind: ProblemKind;
}

function fault(
  name: string,
  options: Pick<FaultLook, 'forum' | 'part' | 'kind' | 'shows'>,
): FaultLook {
  const { forum, part } = options;
  return {
    ...options,
    fault: name,
    name: `fault-${name}`,
    address: forumAddress(forum, part === 'health' ? 'overview' : part),
  };
}

/** Each fault on a forum of its own, so that a round is met in one cycle. */
export const FAULT_ROUNDS: ReadonlyArray<readonly FaultLook[]> = [
  [
    fault('down', {
      forum: 'acme-community',
      part: 'health',
      kind: 'unreachable',
      shows: 'The forum does not answer',
    }),
    fault('hang', {
      forum: 'acme-developers',
      part: 'health',
      kind: 'timed-out',
      shows: 'The forum answered too slowly',
    }),
    fault('unauthorized', {
      forum: 'globex-support',
      part: 'backups',
      kind: 'bad-key',
      shows: 'The forum refused the key',
    }),
    fault('not-found', {
      forum: 'globex-partners',
      part: 'sidekiq',
      kind: 'missing-right',
      shows: 'The key lacks a right',
    }),
    fault('rate-limited', {
      forum: 'initech-staff',
      part: 'groups',
      kind: 'rate-limited',
      shows: 'The forum limits how often it is asked',
    }),
    fault('server-error', {
      forum: 'hooli-makers',
      part: 'sidekiq',
      kind: 'server-error',
      shows: 'The forum answered with an error',
    }),
    fault('html', {
      forum: 'umbra-forum',
      part: 'backups',
      kind: 'not-json',
      shows: 'Something else than Discourse answered',
    }),
  ],
  [
    fault('wrong-types', {
      forum: 'globex-partners',
      part: 'sidekiq',
      kind: 'unexpected-shape',
      shows: 'The answer is not what this version of the portal expects',
    }),
    fault('huge', {
      forum: 'initech-staff',
      part: 'sidekiq',
      kind: 'too-large',
      shows: /too large/,
    }),
    fault('redirect', {
      forum: 'hooli-makers',
      part: 'sidekiq',
      kind: 'redirected',
      shows: /another address/,
    }),
  ],
];
