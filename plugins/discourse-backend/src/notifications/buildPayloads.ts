import type {
  NotificationPayload,
  NotificationSeverity,
} from '@backstage/plugin-notifications-common';
import {
  SEVERITIES,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import type { Alert } from '../store/listAlerts';
import type { Notice } from '../store/notices';
import type { AudienceNews } from './compareNotices';
import { linkToForum, TOPIC } from './forumNotification';

/** As many forums as a digest names. */
const MAX_NAMED = 5;

const SEVERITY_OF: Record<Severity, NotificationSeverity> = {
  ok: 'low',
  info: 'normal',
  warning: 'high',
  critical: 'critical',
};

interface ForumNews {
  title: string;
  entityRef: string;
  forumId: string;
  told: Alert[];
  cleared: Notice[];
}

/**
 * The notifications for one audience: one a forum, or a single digest where
 * there are many. The scope makes a later one replace the one before.
 */
export function buildPayloads(
  news: AudienceNews,
  options: { digestFrom: number },
): NotificationPayload[] {
  const forums = groupByForum(news);
  return forums.length < options.digestFrom
    ? forums.map(buildForumPayload)
    : [buildDigest(news, forums)];
}

function groupByForum(news: AudienceNews): ForumNews[] {
  const forums = new Map<string, ForumNews>();
  const forumOf = (each: Alert | Notice) => {
    const known = forums.get(each.forumId) ?? {
      forumId: each.forumId,
      title: each.forumTitle,
      entityRef: each.entityRef,
      told: [],
      cleared: [],
    };
    forums.set(each.forumId, known);
    return known;
  };
  for (const alert of news.told) {
    forumOf(alert).told.push(alert);
  }
  for (const notice of news.cleared) {
    forumOf(notice).cleared.push(notice);
  }
  return [...forums.values()].sort(
    (a, b) => rankOf(b.told) - rankOf(a.told) || compare(a.title, b.title),
  );
}

function buildForumPayload(forum: ForumNews): NotificationPayload {
  const { told, cleared, title } = forum;
  const worst = pickWorst(told);
  const lines = [
    ...told.map(each =>
      each.nextStep ? `${each.title}. ${each.nextStep}` : `${each.title}.`,
    ),
    ...cleared.map(each => `No more: ${each.title}.`),
  ];
  return {
    title: worst
      ? `${title}: ${worst.title}`
      : `${title}: no more: ${cleared[0].title}`,
    description: lines.join('\n'),
    link: linkToForum(forum.entityRef),
    severity: SEVERITY_OF[worst?.severity ?? 'ok'],
    topic: TOPIC,
    scope: `discourse:forum:${forum.forumId}`,
  };
}

function buildDigest(
  news: AudienceNews,
  forums: readonly ForumNews[],
): NotificationPayload {
  const worst = pickWorst(news.told);
  const named = forums
    .slice(0, MAX_NAMED)
    .map(
      ({ title, told, cleared }) =>
        `${title}: ${
          pickWorst(told)?.title ?? `no more: ${cleared[0].title}`
        }.`,
    );
  const rest = forums.length - named.length;
  return {
    title: `${forums.length} forums: ${news.told.length} new findings, ${news.cleared.length} cleared`,
    description: [
      ...named,
      ...(rest > 0 ? [`And ${rest} more; see the fleet.`] : []),
    ].join('\n'),
    link: '/forums',
    severity: SEVERITY_OF[worst?.severity ?? 'ok'],
    topic: TOPIC,
    scope: 'discourse:digest',
  };
}

function pickWorst(alerts: readonly Alert[]): Alert | undefined {
  const rank = rankOf(alerts);
  return alerts.find(each => SEVERITIES.indexOf(each.severity) === rank);
}

function rankOf(alerts: readonly Alert[]): number {
  return alerts.reduce(
    (rank, each) => Math.max(rank, SEVERITIES.indexOf(each.severity)),
    -1,
  );
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}
