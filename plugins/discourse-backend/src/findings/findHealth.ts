import type { HealthData } from '@backstage-discourse/plugin-discourse-common';
import type { Verdict } from './Verdict';

/** What the forum's own answer to /srv/status means. */
export function findHealth(health: HealthData): Verdict[] {
  const verdicts: Verdict[] = [];
  if (!health.ok) {
    verdicts.push({
      id: 'health-not-ok',
      part: 'health',
      severity: 'critical',
      title: 'The forum answers, but not with ok',
      nextStep: 'Look into the logs of the web pods.',
      params: {},
    });
  } else {
    verdicts.push({
      id: 'health-ok',
      part: 'health',
      severity: 'ok',
      title: 'The forum answers',
      detail: `GET /srv/status took ${Math.round(health.responseMs)} ms.`,
      params: { responseMs: health.responseMs },
    });
  }
  if (health.readOnly) {
    verdicts.push({
      id: 'health-read-only',
      part: 'health',
      severity: 'warning',
      title: 'The forum is in read-only mode',
      nextStep:
        'Wait for a restore or failover to end, or switch read-only mode off in its backup settings.',
      params: {},
    });
  }
  return verdicts;
}
