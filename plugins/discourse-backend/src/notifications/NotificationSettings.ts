import { parseEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  SEVERITIES,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import { QuietHours } from './QuietHours';

const DEFAULT_SETTLE_MS = 2 * 60 * 1000;
const DEFAULT_DIGEST_FROM = 4;

/** Who is told of findings, and when, from `discourse.notifications`. */
export interface NotificationSettings {
  /** Entity refs of those who run all forums. */
  platformTeam: readonly string[];
  /** Milder findings are told to nobody. */
  severity: Severity;
  /** Findings that hold for less than this are not told. */
  settleMs: number;
  /** From so many forums on, one digest takes the place of single notices. */
  digestFrom: number;
  quietHours?: QuietHours;
  /** Whether critical findings are told in quiet hours, too. */
  criticalAlways: boolean;
}

/** Undefined unless notifications are configured; throws on a wrong setting. */
export function readNotificationSettings(
  config: Config,
): NotificationSettings | undefined {
  const found = config.getOptionalConfig('discourse.notifications');
  if (!found) {
    return undefined;
  }
  const quiet = found.getOptionalConfig('quietHours');
  return {
    platformTeam: (found.getOptionalStringArray('platformTeam') ?? []).map(
      checkEntityRef,
    ),
    severity: readSeverity(found.getOptionalString('severity') ?? 'warning'),
    settleMs: found.has('settle')
      ? durationToMilliseconds(readDurationFromConfig(found, { key: 'settle' }))
      : DEFAULT_SETTLE_MS,
    digestFrom: readDigestFrom(found),
    quietHours:
      quiet &&
      new QuietHours({
        from: quiet.getString('from'),
        to: quiet.getString('to'),
        timeZone: quiet.getOptionalString('timeZone') ?? 'UTC',
      }),
    criticalAlways: quiet?.getOptionalBoolean('exceptCritical') ?? true,
  };
}

function checkEntityRef(ref: string): string {
  try {
    parseEntityRef(ref);
  } catch (cause) {
    throw new Error(
      `discourse.notifications.platformTeam must hold entity refs such as group:default/platform, not '${ref}'`,
      { cause },
    );
  }
  return ref;
}

function readSeverity(text: string): Severity {
  const severity = SEVERITIES.find(each => each === text);
  if (!severity || severity === 'ok') {
    throw new Error(
      `discourse.notifications.severity must be info, warning or critical, not '${text}'`,
    );
  }
  return severity;
}

function readDigestFrom(config: Config): number {
  const value = config.getOptionalNumber('digestFrom') ?? DEFAULT_DIGEST_FROM;
  if (!Number.isInteger(value) || value < 2) {
    throw new Error(
      `discourse.notifications.digestFrom must be a whole number from 2, not ${value}`,
    );
  }
  return value;
}
