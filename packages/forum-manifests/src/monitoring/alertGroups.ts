import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { hasDiscourseMetrics } from '../discourse/discourseMetrics';
import { forumNames } from '../manifests/names';
import { repositoryPageUrl } from '../workflow/gitHost';
import { dataAlerts } from './dataAlerts';
import { discourseAlerts } from './discourseAlerts';
import { platformAlerts } from './platformAlerts';

/** Page inside `docs/` with a heading for each alert. */
export const ALERTS_PAGE = 'alerts.md';

/** An alert as rules of ours describe it. */
export interface Alert {
  name: string;
  /** PromQL. */
  expr: string;
  /** How long it has to hold. */
  for: string;
  severity: 'critical' | 'warning';
  summary: string;
  /** What to do. */
  action: string;
}

/** What the alerts of a forum select by. */
export interface AlertScope {
  /** Label matcher of the forum's namespace. */
  namespace: string;
  forum: ForumSpec;
}

/** The rule groups of a forum. Metrics that it does not have get no alert. */
export function alertGroups(forum: ForumSpec) {
  const { namespace } = forumNames(forum);
  const scope: AlertScope = { namespace: `namespace="${namespace}"`, forum };
  const groups: Record<string, Alert[]> = {
    data: dataAlerts(scope),
    platform: platformAlerts(scope),
    ...(hasDiscourseMetrics(forum)
      ? { discourse: discourseAlerts(scope) }
      : {}),
  };
  return Object.entries(groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, alerts]) => ({
      name: `${namespace}-${name}`,
      rules: alerts.map(alert => ({
        alert: alert.name,
        expr: alert.expr,
        for: alert.for,
        labels: { severity: alert.severity, forum: forum.metadata.name },
        annotations: {
          summary: alert.summary,
          description: alert.action,
          runbook_url: repositoryPageUrl(
            forum,
            `docs/${ALERTS_PAGE}#${alert.name.toLowerCase()}`,
          ),
        },
      })),
    }));
}
