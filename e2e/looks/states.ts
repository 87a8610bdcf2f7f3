import type {
  ForumParts,
  ForumSample,
  ForumStatus,
  GroupOverview,
} from '@backstage-discourse/plugin-discourse-common';
import { readAnswers, type Answer, type Answers } from './answers';
import { CARD, FORUM, forumAddress, HOME, type Look } from './pages';

/** A page in a state that the showcase fleet is not in. */
export interface StateLook extends Look {
  /** What the portal answers. */
  answers: (showcase: Answers) => Answers;
  /** What it never answers. */
  pending?: (key: string) => boolean;
  /** Whether the reader may do no more than read. */
  readOnly?: boolean;
  /** Whether nothing may be left of what the page has read before. */
  fresh?: boolean;
}

const STATUS = `discourse/forums/${FORUM}`;
const HISTORY = `${STATUS}/history?range=24h`;
const GROUPS = `${STATUS}/groups`;
const DAY_MS = 24 * 60 * 60 * 1000;
const SAMPLE_MS = 5 * 60 * 1000;

const ok = (body: unknown): Answer => ({ status: 200, body });

function refused(status: number, name: string, message: string): Answer {
  return {
    status,
    body: { error: { name, message }, response: { statusCode: status } },
  };
}

const FAILED = refused(500, 'Error', 'The database is away');
const FORBIDDEN = refused(403, 'NotAllowedError', 'Unauthorized');

const isBelow = (prefix: string) => (key: string) => key.startsWith(prefix);
const isList = isBelow('discourse/forums?');
const isForum = isBelow(STATUS);

/** The same answers with another one wherever the key fits. */
function instead(fits: (key: string) => boolean, answer: Answer) {
  return ({ at, answers }: Answers): Answers => ({
    at,
    answers: Object.fromEntries(
      Object.entries(answers).map(([key, kept]) => [
        key,
        fits(key) ? answer : kept,
      ]),
    ),
  });
}

/** A copy of what was answered, as the type that its route declares. */
function bodyOf<T>({ answers }: Answers, key: string): T {
  return JSON.parse(JSON.stringify(answers[key].body));
}

function withStatus(change: (status: ForumStatus) => Partial<ForumStatus>) {
  return (showcase: Answers) => {
    const status = bodyOf<ForumStatus>(showcase, STATUS);
    return instead(
      key => key === STATUS,
      ok({ ...status, ...change(status) }),
    )(showcase);
  };
}

function withParts(change: (parts: ForumParts) => Partial<ForumParts>) {
  return withStatus(({ parts, findings }) => {
    const changed = change(parts);
    return {
      parts: { ...parts, ...changed },
      findings: findings.filter(({ part }) => !(part in changed)),
    };
  });
}

function withGroups(overview: Partial<GroupOverview>) {
  return (showcase: Answers) =>
    instead(
      key => key === GROUPS,
      ok({ ...bodyOf<GroupOverview>(showcase, GROUPS), ...overview }),
    )(showcase);
}

/** A day on which jobs pile up in the afternoon, with an hour not seen. */
function sampleDay(until: string): ForumSample[] {
  const end = Date.parse(until);
  return Array.from({ length: DAY_MS / SAMPLE_MS }, (_, index) => {
    const afternoon = Math.max(0, index - 180);
    const wave = 1 + Math.sin(index / 20);
    const enqueued = Math.round(40 * wave + afternoon * afternoon * 0.6);
    return {
      at: new Date(end - DAY_MS + (index + 1) * SAMPLE_MS).toISOString(),
      enqueued,
      busy: Math.round(4 + 4 * wave),
      retries: index % 7,
      dead: Math.floor(index / 60),
      defaultLatencySeconds: enqueued / 20,
      processed: 1_000_000 + index * 900,
      failed: 4_000 + index * 3,
      scheduled: 18,
    };
  }).filter((_, index) => index < 60 || index > 72);
}

const onTab = (view?: string) => ({ address: forumAddress(FORUM, view) });
const FLEET = { address: '/forums' };
const GROUP_FLEET = { address: '/forum-groups' };
const asKept = (showcase: Answers) => showcase;

const FORUM_STATES: readonly StateLook[] = [
  {
    ...onTab(),
    name: 'overview-loading',
    shows: 'Loading the forum',
    fresh: true,
    answers: asKept,
    pending: isForum,
  },
  {
    ...onTab(),
    name: 'overview-failed',
    shows: 'The portal could not read this forum',
    fresh: true,
    answers: instead(isForum, FAILED),
  },
  {
    ...onTab(),
    name: 'overview-forbidden',
    shows: 'You may not see this forum',
    answers: instead(isForum, FORBIDDEN),
  },
  {
    ...onTab(),
    name: 'overview-not-registered',
    shows: 'This forum is not registered',
    answers: instead(
      isForum,
      refused(404, 'NotFoundError', `No forum '${FORUM}'`),
    ),
  },
  {
    ...onTab(),
    name: 'overview-pending',
    shows: 'Registered, not seen yet',
    answers: withStatus(() => ({
      state: 'pending',
      collectedAt: undefined,
      findings: [],
      parts: { health: {}, version: {}, sidekiq: {}, backups: {}, groups: {} },
    })),
  },
  {
    ...onTab(),
    name: 'overview-stale',
    shows: 'This is old',
    answers: withStatus(({ collectedAt }) => ({
      state: 'stale',
      collectedAt: new Date(
        Date.parse(collectedAt ?? '') - DAY_MS,
      ).toISOString(),
    })),
  },
];

const VIEW_STATES: readonly StateLook[] = [
  {
    ...onTab('sidekiq'),
    name: 'sidekiq-day',
    shows: 'Jobs enqueued, in retry and dead over time',
    isBelow: true,
    answers: showcase =>
      instead(
        key => key === HISTORY,
        ok({ items: sampleDay(showcase.at), source: 'portal', unknown: [] }),
      )(showcase),
  },
  {
    ...onTab('sidekiq'),
    name: 'sidekiq-no-history',
    shows: 'No history yet',
    isBelow: true,
    answers: instead(
      key => key === HISTORY,
      ok({ items: [], source: 'portal', unknown: [] }),
    ),
  },
  {
    ...onTab('sidekiq'),
    name: 'sidekiq-history-failed',
    shows: 'The database is away',
    isBelow: true,
    answers: instead(key => key === HISTORY, FAILED),
  },
  {
    ...onTab('backups'),
    name: 'backups-none',
    shows: 'The forum has no backups',
    answers: withParts(({ backups }) => ({
      backups: { ...backups, data: { items: [], running: false } },
    })),
  },
  {
    ...onTab('backups'),
    name: 'backups-running',
    shows: 'A backup is running',
    answers: withParts(({ backups }) => ({
      backups: {
        ...backups,
        data: { items: backups.data?.items ?? [], running: true },
      },
    })),
  },
  {
    ...onTab('backups'),
    name: 'backups-no-key',
    shows: 'holds no operate key',
    answers: withStatus(() => ({ access: { monitor: true, operate: false } })),
  },
  {
    ...onTab('backups'),
    name: 'backups-denied',
    shows: 'Off: it needs the permission',
    fresh: true,
    answers: asKept,
    readOnly: true,
  },
  {
    ...onTab('deployment'),
    name: 'deployment-not-configured',
    shows: 'Nothing is known of the cluster',
    answers: withStatus(({ parts: { deployment, ...parts } }) => ({ parts })),
  },
  {
    ...onTab('deployment'),
    name: 'deployment-partial',
    shows: 'The cluster refused to list certificates',
    answers: withParts(({ deployment }) => ({
      deployment: deployment?.data && {
        ...deployment,
        data: {
          ...deployment.data,
          certificates: [],
          missing: [
            {
              facts: 'certificates',
              message: 'The cluster refused to list certificates',
            },
          ],
        },
      },
    })),
  },
];

const GROUP_STATES: readonly StateLook[] = [
  {
    ...onTab('groups'),
    name: 'groups-loading',
    shows: 'Loading the groups of the forum',
    fresh: true,
    answers: asKept,
    pending: isBelow(GROUPS),
  },
  {
    ...onTab('groups'),
    name: 'groups-failed',
    shows: 'The database is away',
    answers: instead(isBelow(GROUPS), FAILED),
  },
  {
    ...onTab('groups'),
    name: 'groups-forbidden',
    shows: 'You may not see the groups of this forum',
    answers: instead(isBelow(GROUPS), FORBIDDEN),
  },
  {
    ...onTab('groups'),
    name: 'groups-not-compared',
    shows: 'were not compared yet',
    answers: withGroups({ report: undefined, checkedAt: undefined }),
  },
  {
    ...onTab('groups'),
    name: 'groups-denied',
    shows: 'needs the permission',
    fresh: true,
    answers: asKept,
    readOnly: true,
  },
  {
    ...GROUP_FLEET,
    name: 'groups-fleet-empty',
    shows: 'Groups of all forums',
    answers: instead(
      isBelow('discourse/groups'),
      ok({ items: [], totalItems: 0 }),
    ),
  },
  {
    ...GROUP_FLEET,
    name: 'groups-fleet-failed',
    shows: 'The database is away',
    answers: instead(isBelow('discourse/groups'), FAILED),
  },
  {
    ...GROUP_FLEET,
    name: 'groups-fleet-loading',
    shows: 'Groups of all forums',
    answers: asKept,
    pending: isBelow('discourse/groups'),
  },
];

const NO_FORUMS = ok({
  items: [],
  totalItems: 0,
  counts: {
    severity: { ok: 0, info: 0, warning: 0, critical: 0 },
    state: { pending: 0, fresh: 0, partial: 0, stale: 0, unreachable: 0 },
  },
});

const LIST_STATES: readonly StateLook[] = [
  {
    ...FLEET,
    name: 'fleet-loading',
    shows: 'All forums',
    answers: asKept,
    pending: isBelow('discourse/f'),
  },
  {
    ...FLEET,
    name: 'fleet-failed',
    shows: 'The database is away',
    answers: instead(isBelow('discourse/f'), FAILED),
  },
  {
    ...FLEET,
    name: 'fleet-forbidden',
    shows: 'You may not see the fleet',
    answers: instead(isBelow('discourse/f'), FORBIDDEN),
  },
  {
    ...FLEET,
    name: 'fleet-empty',
    shows: 'No forums yet',
    answers: instead(isList, NO_FORUMS),
  },
  {
    ...HOME,
    name: 'home-empty',
    shows: 'No forum needs a hand',
    answers: instead(isList, NO_FORUMS),
  },
  {
    ...HOME,
    name: 'home-failed',
    shows: 'The database is away',
    answers: instead(isList, FAILED),
  },
  {
    ...CARD,
    name: 'card-forbidden',
    shows: 'You may not see this forum',
    answers: instead(isForum, FORBIDDEN),
  },
  {
    ...CARD,
    name: 'card-loading',
    shows: 'Discourse forum',
    fresh: true,
    answers: asKept,
    pending: isForum,
  },
];

/** Every state that a page may be in beside the ones of the showcase fleet. */
export const STATES: readonly StateLook[] = [
  ...FORUM_STATES,
  ...VIEW_STATES,
  ...GROUP_STATES,
  ...LIST_STATES,
];

/** Answers of the showcase fleet, over which those of a fault are laid. */
export function withFault(showcase: Answers, name: string): Answers {
  const { at, answers } = readAnswers(name);
  return { at, answers: { ...showcase.answers, ...answers } };
}
