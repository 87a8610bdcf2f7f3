import fc from 'fast-check';
import {
  isNarrowing,
  NO_FILTER,
  parseFilter,
  toApiFilters,
  writeFilter,
} from './fleetFilter';

const parse = (address: string) => parseFilter(new URLSearchParams(address));

describe('the filter of the fleet in an address', () => {
  it('is read with each of its values', () => {
    expect(
      parse(
        'severity=critical,warning&state=stale&channel=esr&owner=group:default/acme&finding=backup-late,sidekiq-growing&version=2026.7.1&cluster=eu-1&label=tier%3Dgold',
      ),
    ).toEqual({
      severity: ['warning', 'critical'],
      state: ['stale'],
      channel: ['esr'],
      owner: ['group:default/acme'],
      finding: ['backup-late', 'sidekiq-growing'],
      version: ['2026.7.1'],
      cluster: ['eu-1'],
      label: ['tier=gold'],
    });
  });

  it('narrows nothing where it means nothing', () => {
    const filter = parse('severity=huge&state=%00&label=no-value&finding=,,');

    expect(filter).toEqual(NO_FILTER);
    expect(isNarrowing(filter)).toBe(false);
  });

  it('never asks for more than the API takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9000 }), text => {
        const { version } = parseFilter(new URLSearchParams({ version: text }));

        expect(version.length).toBeLessThanOrEqual(50);
        expect(
          version.every(
            value => value.length <= 100 && !value.includes('\u0000'),
          ),
        ).toBe(true);
      }),
    );
  });

  it('comes back as it was written', () => {
    const value = fc.stringMatching(/^[a-z0-9.:/-]{1,30}$/);
    fc.assert(
      fc.property(
        fc.record({
          severity: fc.subarray(['ok', 'warning', 'critical'] as const),
          owner: fc.uniqueArray(value, { maxLength: 5 }),
          cluster: fc.uniqueArray(value, { maxLength: 5 }),
        }),
        some => {
          const filter = { ...NO_FILTER, ...some };
          expect(parseFilter(new URLSearchParams(writeFilter(filter)))).toEqual(
            filter,
          );
        },
      ),
    );
  });

  it('leaves out of the question what is not filtered by', () => {
    expect(
      toApiFilters({ ...NO_FILTER, cluster: ['eu-1'] }, { search: '  ' }),
    ).toEqual({ cluster: ['eu-1'] });
  });
});
