import type { VersionData } from '@backstage-discourse/plugin-discourse-common';
import { countNewerReleases, findChannel, findSupportEnd } from './channel';
import type { FindingThresholds } from './FindingThresholds';
import {
  compareVersions,
  parseVersion,
  type ParsedVersion,
} from './parseVersion';
import type { Verdict } from './Verdict';
import { formatNumberOf } from './words';

/** The year in which versions began to name it. */
const FIRST_CALENDAR_YEAR = 2025;
const UPGRADE = 'Upgrade the forum with the template of the portal.';

/** How the installed version stands against releases and their support. */
export function findVersion(
  data: VersionData,
  options: { thresholds: FindingThresholds; now: number },
): Verdict[] {
  const { thresholds, now } = options;
  const installed = parseVersion(data.installed);
  if (!installed) {
    return [
      {
        id: 'version-unknown',
        part: 'version',
        severity: 'info',
        title: 'The installed version has an unknown form',
        detail: `The forum says '${data.installed}'.`,
        nextStep: 'Compare it with the releases of Discourse by hand.',
        params: { installed: data.installed },
      },
    ];
  }
  const verdicts: Verdict[] = [];
  if (data.criticalUpdates) {
    verdicts.push({
      id: 'version-security-update',
      part: 'version',
      severity: 'critical',
      title: `A security update for ${data.installed} is available`,
      detail: data.latest && `The latest version is ${data.latest}.`,
      nextStep: UPGRADE,
      params: { installed: data.installed, latest: data.latest },
    });
  }
  const support = judgeSupport(installed, data, { thresholds, now });
  if (support) {
    verdicts.push(support);
  }
  verdicts.push(judgeDistance(installed, data, now));
  return verdicts;
}

function judgeSupport(
  installed: ParsedVersion,
  data: VersionData,
  options: { thresholds: FindingThresholds; now: number },
): Verdict | undefined {
  const { thresholds, now } = options;
  if (installed.major < FIRST_CALENDAR_YEAR) {
    return {
      id: 'version-out-of-support',
      part: 'version',
      severity: 'critical',
      title: `Version ${data.installed} is of an old line without support`,
      detail: 'Supported releases are named by year and month.',
      nextStep: UPGRADE,
      params: { installed: data.installed },
    };
  }
  const supportEnds = findSupportEnd(installed);
  if (supportEnds === undefined) {
    return undefined;
  }
  const endsMs = Date.parse(supportEnds);
  const params = { installed: data.installed, supportEnds };
  if (endsMs <= now) {
    return {
      id: 'version-out-of-support',
      part: 'version',
      severity:
        now - endsMs > thresholds.version.unsupportedCriticalMs
          ? 'critical'
          : 'warning',
      title: `Version ${data.installed} is out of support since ${supportEnds}`,
      detail: 'It gets no security fixes any more.',
      nextStep: UPGRADE,
      since: new Date(endsMs).toISOString(),
      params,
    };
  }
  if (endsMs - now <= thresholds.version.supportEndNoticeMs) {
    return {
      id: 'version-support-ending',
      part: 'version',
      severity: 'info',
      title: `Support of ${data.installed} ends on ${supportEnds}`,
      nextStep: UPGRADE,
      params,
    };
  }
  return undefined;
}

function judgeDistance(
  installed: ParsedVersion,
  data: VersionData,
  now: number,
): Verdict {
  const channel = findChannel(installed);
  const supportEnds = findSupportEnd(installed);
  const supported = supportEnds && `Supported until ${supportEnds}.`;
  const isSupported =
    supportEnds !== undefined && Date.parse(supportEnds) > now;
  const behind = countBehind(installed, data, now);
  if (behind === 0) {
    return {
      id: 'version-current',
      part: 'version',
      severity: 'ok',
      title: `Version ${data.installed} is up to date`,
      detail: supported,
      params: { installed: data.installed, supportEnds },
    };
  }
  const onSupportedEsr = channel === 'esr' && isSupported;
  return {
    id: 'version-behind',
    part: 'version',
    severity: onSupportedEsr ? 'ok' : 'info',
    title: onSupportedEsr
      ? `Version ${data.installed} is an extended support release`
      : `Version ${data.installed} is ${formatNumberOf(
          behind,
          'release',
        )} behind`,
    detail: [data.latest && `The latest is ${data.latest}.`, supported]
      .filter(Boolean)
      .join(' '),
    nextStep: onSupportedEsr ? undefined : UPGRADE,
    params: {
      installed: data.installed,
      latest: data.latest,
      behind,
      channel,
      supportEnds,
    },
  };
}

/** By the forum's own count or by the calendar, whichever knows more. */
function countBehind(
  installed: ParsedVersion,
  data: VersionData,
  now: number,
): number {
  const latest = data.latest && parseVersion(data.latest);
  const latestIsNewer = latest && compareVersions(latest, installed) > 0;
  return Math.max(
    countNewerReleases(installed, now),
    data.missingVersions ?? 0,
    latestIsNewer ? 1 : 0,
  );
}
