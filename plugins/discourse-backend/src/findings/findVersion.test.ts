import type { VersionData } from '@backstage-discourse/plugin-discourse-common';
import { ConfigReader } from '@backstage/config';
import { readFindingThresholds } from './FindingThresholds';
import { findVersion } from './findVersion';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const thresholds = readFindingThresholds(new ConfigReader({}));

describe('findVersion', () => {
  const judge = (data: VersionData) =>
    findVersion(data, { thresholds, now: NOW }).map(
      ({ id, severity, title }) => `${severity} ${id}: ${title}`,
    );

  it.each<[VersionData, string[]]>([
    [
      { installed: '2026.9.2', latest: '2026.9.2', missingVersions: 0 },
      [
        'info version-support-ending: Support of 2026.9.2 ends on 2026-11-24',
        'ok version-current: Version 2026.9.2 is up to date',
      ],
    ],
    [
      { installed: '2026.7.1', latest: '2026.9.2' },
      ['ok version-behind: Version 2026.7.1 is an extended support release'],
    ],
    [
      { installed: '2026.8.0' },
      [
        'warning version-out-of-support: Version 2026.8.0 is out of support since 2026-10-27',
        'info version-behind: Version 2026.8.0 is 1 release behind',
      ],
    ],
    [
      { installed: 'v2025.11.0' },
      [
        'critical version-out-of-support: Version v2025.11.0 is out of support since 2026-01-28',
        'info version-behind: Version v2025.11.0 is 10 releases behind',
      ],
    ],
    [
      { installed: '3.5.0.beta2', latest: '2026.9.0', missingVersions: 14 },
      [
        'critical version-out-of-support: Version 3.5.0.beta2 is of an old line without support',
        'info version-behind: Version 3.5.0.beta2 is 14 releases behind',
      ],
    ],
    [
      { installed: '2026.11.0-latest', latest: '2026.11.0-latest' },
      ['ok version-current: Version 2026.11.0-latest is up to date'],
    ],
    [
      { installed: '2026.11.0', latest: '2026.11.1', criticalUpdates: true },
      [
        'critical version-security-update: A security update for 2026.11.0 is available',
        'info version-behind: Version 2026.11.0 is 1 release behind',
      ],
    ],
    [
      { installed: 'unknown' },
      ['info version-unknown: The installed version has an unknown form'],
    ],
  ])('judges %j', (data, expected) => {
    expect(judge(data)).toEqual(expected);
  });
});
