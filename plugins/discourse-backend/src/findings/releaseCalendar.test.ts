import type { VersionData } from '@backstage-discourse/plugin-discourse-common';
import { ConfigReader } from '@backstage/config';
import { readFindingThresholds } from './FindingThresholds';
import { findVersion } from './findVersion';
import { RELEASE_CALENDAR } from '@backstage-discourse/plugin-discourse-common';

const thresholds = readFindingThresholds(new ConfigReader({}));
const DAY_MS = 24 * 3_600_000;

/** As the vendor lists it: release, day, extended support, end of support. */
const VENDOR: Array<[string, string, boolean, string]> = [
  ['2026.9', '2026-09-22', false, '2026-11-24'],
  ['2026.8', '2026-08-25', false, '2026-10-27'],
  ['2026.7', '2026-07-28', true, '2027-03-30'],
  ['2026.6', '2026-06-30', false, '2026-08-25'],
  ['2026.5', '2026-05-28', false, '2026-07-28'],
  ['2026.4', '2026-04-28', false, '2026-06-30'],
  ['2026.3', '2026-03-31', false, '2026-05-28'],
  ['2026.2', '2026-02-26', false, '2026-04-28'],
  ['2026.1', '2026-01-28', true, '2026-09-29'],
  ['2025.12', '2025-12-30', false, '2026-02-26'],
  ['2025.11', '2025-11-25', false, '2026-01-28'],
];

const judge = (data: VersionData, at: number) =>
  findVersion(data, { thresholds, now: at }).map(each => each.id);

describe('the release calendar', () => {
  it('is that of the vendor', () => {
    expect(
      RELEASE_CALENDAR.map(each => [
        each.name,
        each.released,
        each.esr,
        each.supportEnds,
      ]),
    ).toEqual(VENDOR);
  });

  describe.each(VENDOR)('%s', (name, released, esr, supportEnds) => {
    const installed = `${name}.1`;
    const ends = Date.parse(supportEnds);
    const on = (at: number) => judge({ installed }, at);

    it('is current on its day, and behind once one of its kind follows', () => {
      const day = Date.parse(released);
      const next = VENDOR.filter(each => !esr || each[2])
        .map(each => Date.parse(each[1]))
        .filter(each => each > day)
        .sort((x, y) => x - y)
        .slice(0, 1);

      expect(on(day)).toContain('version-current');
      expect(next.flatMap(at => on(at - 1))).toEqual(
        next.map(() => expect.stringMatching('version-current')),
      );
      expect(next.flatMap(at => on(at)).at(-1)).toBe(
        next.length > 0 ? 'version-behind' : undefined,
      );
    });

    it('is announced two weeks before its support ends, and out of it then', () => {
      expect(on(ends - 15 * DAY_MS)).not.toContain('version-support-ending');
      expect(on(ends - 14 * DAY_MS)).toContain('version-support-ending');
      expect(on(ends - 1)).not.toContain('version-out-of-support');
      expect(on(ends)).toContain('version-out-of-support');
    });
  });

  it.each<[string, string, string, string[]]>([
    [
      'an extended release with a newer monthly one',
      '2026.1.4',
      '2026-07-27',
      ['version-current'],
    ],
    [
      'an extended release with a newer extended one',
      '2026.1.4',
      '2026-07-28',
      ['version-behind'],
    ],
    [
      'an extended release past its time',
      '2026.1.4',
      '2026-09-29',
      ['version-out-of-support', 'version-behind'],
    ],
    [
      'what leads up to a release, before it',
      '2026.8.0-latest',
      '2026-08-01',
      ['version-current'],
    ],
    [
      'what leads up to a release, once it is out',
      '2026.8.0-latest',
      '2026-08-25',
      ['version-out-of-support', 'version-behind'],
    ],
    [
      'a release newer than the calendar',
      '2026.11.0',
      '2026-11-21',
      ['version-current'],
    ],
    [
      'the line before releases were named by year',
      '3.5.2',
      '2025-12-01',
      ['version-out-of-support', 'version-behind'],
    ],
  ])('judges %s', (_, installed, day, expected) => {
    expect(judge({ installed }, Date.parse(day))).toEqual(expected);
  });
});
