import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { alertGroups } from '../monitoring/alertGroups';
import { fence, page } from './markdown';

/** What the label of an alert is when a person reads about it. */
function readable(summary: string): string {
  return summary.replace(/\{\{ \$labels\.(\w+) \}\}/g, '`<$1>`');
}

/** `docs/alerts.md`: what each alert means, and what to do. */
export function alertsPage(forum: ForumSpec): string {
  if (!forum.spec.monitoring.enabled) {
    return page(
      '# Alerts',
      'Monitoring is off in this forum (`spec.monitoring.enabled`), so nobody is called. The portal alone shows what is wrong.',
    );
  }
  const rules = alertGroups(forum).flatMap(group => group.rules);
  return page(
    '# Alerts',
    'Prometheus evaluates these rules for this forum; each alert links to its paragraph here. Critical ones call somebody, warnings can wait for the morning. What to look at in general is in [Troubleshooting](troubleshooting.md) and [Operations](operations.md).',
    ...rules.flatMap(({ alert, annotations, expr, labels, ...rule }) => [
      `## ${alert}`,
      `**${readable(annotations.summary)}.** ${
        labels.severity === 'critical' ? 'Critical' : 'Warning'
      }, ${rule.for === '0m' ? 'at once' : `after ${rule.for}`}.`,
      `${readable(annotations.description)}.`,
      fence('promql', expr),
    ]),
  );
}
