import { SEVERITIES } from '@backstage-discourse/plugin-discourse-common';
import type { Alert } from '../store/listAlerts';
import type { Notice } from '../store/notices';

/** Those who run all forums, as an audience. */
export const PLATFORM = 'platform';

/** What one audience does not know yet. */
export interface AudienceNews {
  audience: string;
  /** New findings, and known ones that got worse. */
  told: Alert[];
  cleared: Notice[];
}

/**
 * What each audience is to be told: owners of their own forums, the platform
 * team of all. An audience never hears of a forum that is another's.
 */
export function compareNotices(options: {
  alerts: readonly Alert[];
  notices: readonly Notice[];
  platform: boolean;
}): AudienceNews[] {
  const { alerts, notices, platform } = options;
  const news = new Map<string, AudienceNews>();
  const newsOf = (audience: string) => {
    const known = news.get(audience) ?? { audience, told: [], cleared: [] };
    news.set(audience, known);
    return known;
  };
  const known = new Map(
    notices.map(each => [
      keyOf(each.audience, each),
      SEVERITIES.indexOf(each.severity),
    ]),
  );
  for (const alert of alerts) {
    const audiences = platform ? [ownerOf(alert), PLATFORM] : [ownerOf(alert)];
    for (const audience of audiences) {
      const before = known.get(keyOf(audience, alert)) ?? -1;
      if (SEVERITIES.indexOf(alert.severity) > before) {
        newsOf(audience).told.push(alert);
      }
    }
  }
  for (const notice of notices) {
    const listens =
      notice.audience === PLATFORM
        ? platform
        : notice.audience === ownerOf(notice);
    if (!notice.open && listens) {
      newsOf(notice.audience).cleared.push(notice);
    }
  }
  return [...news.values()];
}

/** The owner, or the entity itself, which the catalog resolves to its owner. */
export function ownerOf(forum: { owner?: string; entityRef: string }): string {
  return forum.owner ?? forum.entityRef;
}

function keyOf(
  audience: string,
  each: { forumId: string; findingId: string },
): string {
  return JSON.stringify([audience, each.forumId, each.findingId]);
}
