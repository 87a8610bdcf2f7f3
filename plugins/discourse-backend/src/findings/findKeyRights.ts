import type { KeysData } from '@backstage-discourse/plugin-discourse-common';
import type { Verdict } from './Verdict';

/** All that the monitor key is for. */
const MONITOR_SCOPES = ['global:read'];

/** What the rights of the keys are worth a word for. */
export function findKeyRights(keys: KeysData): Verdict[] {
  const { monitor, operate } = keys;
  const verdicts: Verdict[] = [];
  const excess = (monitor.scopes ?? []).filter(
    scope => !MONITOR_SCOPES.includes(scope),
  );
  if (monitor.unrestricted || excess.length > 0) {
    verdicts.push({
      id: 'keys-monitor-too-strong',
      part: 'keys',
      severity: 'warning',
      title: 'The monitor key may do more than read',
      detail: monitor.unrestricted
        ? 'It has no scopes, so it allows all that its user may do.'
        : `It has the scope ${excess.join(', ')} beside global:read.`,
      nextStep:
        'Make a key with the scope global:read only, put it in the registry as the next monitor key, and revoke this one when it was replaced.',
      params: { scopes: excess.join(', ') },
    });
  }
  if (operate.state === 'refused') {
    verdicts.push({
      id: 'keys-operate-refused',
      part: 'keys',
      severity: 'warning',
      title: 'The forum refuses the operate key',
      detail: 'Backups and changes to groups can not be started from here.',
      nextStep:
        'Make a new unrestricted key for an administrator and put it in the registry.',
      params: {},
    });
  }
  if (operate.state === 'accepted' && operate.unrestricted === false) {
    verdicts.push({
      id: 'keys-operate-limited',
      part: 'keys',
      severity: 'info',
      title: 'The operate key does not allow all operations',
      detail: `It has the scopes ${(operate.scopes ?? []).join(', ')}.`,
      nextStep:
        'Discourse has no scope for backups and group owners: only an unrestricted key allows them.',
      params: { scopes: (operate.scopes ?? []).join(', ') },
    });
  }
  return verdicts;
}
