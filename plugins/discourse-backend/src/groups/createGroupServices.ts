import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ForumConnections } from '../access/ForumConnections';
import type { Keyring } from '../registry/Keyring';
import { ApplicationDesk } from './applications/ApplicationDesk';
import { ForumAdmins } from './apply/ForumAdmins';
import { GroupOverview } from './GroupOverview';
import { GroupRounds } from './GroupRounds';
import { GroupReconciler } from './GroupReconciler';
import type { GroupRepository } from './repository/GroupRepository';
import { MembershipQueue } from './requests/MembershipQueue';
import { Applications } from './store/Applications';
import { DriftAcceptances } from './store/DriftAcceptances';
import { GroupReports } from './store/GroupReports';
import { MembershipRequests } from './store/MembershipRequests';

/** Everything about small groups, put together. */
export interface GroupServices {
  overview: GroupOverview;
  reconciler: GroupReconciler;
  queue: MembershipQueue;
  desk: ApplicationDesk;
  rounds: GroupRounds;
  /** Aborts what runs when the plugin stops. */
  signal: AbortSignal;
}

/** Puts together what the group routes use. */
export function createGroupServices(options: {
  knex: Knex;
  connections: ForumConnections;
  keyring: Keyring;
  repository: GroupRepository;
  logger: LoggerService;
  timeoutMs: number;
  requestsPerMinute: number;
  now: () => number;
  /** Hears of forums of whose groups something new is stored; must not throw. */
  onChange: (forumId: string) => unknown;
  signal: AbortSignal;
}): GroupServices {
  const { knex, now, repository, signal, onChange } = options;
  const reports = new GroupReports({ knex, now, onChange });
  const requests = new MembershipRequests({ knex, onChange });
  const admins = new ForumAdmins({
    ...options,
    wait: async (ms, aborted) => {
      await sleep(ms, undefined, { signal: aborted });
    },
  });
  const acceptances = new DriftAcceptances({ knex, now });
  const reconciler = new GroupReconciler({
    ...options,
    admins,
    reports,
    acceptances,
  });
  const queue = new MembershipQueue({ admins, requests, now });
  const desk = new ApplicationDesk({
    applications: new Applications({ knex, onChange }),
    now,
  });
  return {
    signal,
    reconciler,
    queue,
    desk,
    rounds: new GroupRounds({ ...options, reports, reconciler, queue, desk }),
    overview: new GroupOverview({
      admins,
      reports,
      requests,
      repository,
      acceptances,
    }),
  };
}
