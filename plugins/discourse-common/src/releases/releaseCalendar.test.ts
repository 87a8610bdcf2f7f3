import { listReleaseChoices, RELEASE_CALENDAR } from './releaseCalendar';

const at = (day: string) => listReleaseChoices(Date.parse(day));

describe('listReleaseChoices', () => {
  it('recommends the newest release with extended support', () => {
    const choices = at('2026-11-20');

    expect(choices.map(({ name, support }) => [name, support])).toEqual([
      ['2026.9', 'ending'],
      ['2026.8', 'ended'],
      ['2026.7', 'supported'],
      ['2026.6', 'ended'],
      ['2026.1', 'ended'],
    ]);
    expect(choices.filter(({ recommended }) => recommended)).toEqual([
      expect.objectContaining({ version: '2026.7.1' }),
    ]);
  });

  it('offers nothing that is not released yet', () => {
    expect(at('2026-08-01').map(({ name }) => name)).not.toContain('2026.8');
  });

  it('takes the newest release where none has extended support', () => {
    expect(
      at('2025-12-01').find(({ recommended }) => recommended)?.version,
    ).toBe('2025.11.0');
  });

  it('has each version begin with the name of its release', () => {
    for (const { name, version } of RELEASE_CALENDAR) {
      expect(version.startsWith(`${name}.`)).toBe(true);
    }
  });
});
