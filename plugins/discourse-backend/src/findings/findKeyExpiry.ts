import type { ForumFacts } from './ForumFacts';
import type { FindingThresholds } from './FindingThresholds';
import type { Verdict } from './Verdict';
import { formatSpan } from './words';

/** Whether Discourse will revoke a key of the portal because it goes unused. */
export function findKeyExpiry(
  keys: NonNullable<ForumFacts['keys']>,
  options: { thresholds: FindingThresholds; now: number },
): Verdict[] {
  const { revokedUnusedMs, revocationNoticeMs } = options.thresholds.keys;
  const verdicts: Verdict[] = [];
  for (const key of ['monitor', 'operate'] as const) {
    const { state } = keys[key];
    if (state !== 'accepted' || keys.observedAt === undefined) {
      continue;
    }
    const revokedMs = Date.parse(keys.observedAt) + revokedUnusedMs;
    const leftMs = revokedMs - options.now;
    if (leftMs <= revocationNoticeMs) {
      verdicts.push({
        id: `key-expiring-${key}`,
        part: 'keys',
        severity: leftMs <= 0 ? 'critical' : 'warning',
        title:
          leftMs <= 0
            ? `The ${key} key is past the time after which Discourse revokes it`
            : `Discourse revokes the ${key} key in ${formatSpan(leftMs)}`,
        detail: `It was last used at ${
          keys.observedAt
        }; unused keys are revoked after ${formatSpan(revokedUnusedMs)}.`,
        nextStep:
          'Refresh the forum, so that the key is used, or replace it in the registry.',
        params: { revokedAt: new Date(revokedMs).toISOString() },
      });
    }
  }
  return verdicts;
}
