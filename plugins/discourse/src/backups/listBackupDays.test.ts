import { listBackupDays } from './listBackupDays';

const at = (day: number, hour: number) =>
  new Date(2026, 10, day, hour).toISOString();
const backup = (createdAt: string, sizeBytes = 100) => ({
  filename: createdAt,
  createdAt,
  sizeBytes,
});
const now = new Date(2026, 10, 21, 12).getTime();

describe('listBackupDays', () => {
  it('lists each day up to today with its backups', () => {
    const days = listBackupDays(
      [backup(at(21, 0)), backup(at(19, 23)), backup(at(19, 1), 50)],
      { now, days: 4 },
    );

    expect(days.map(({ day }) => day.getDate())).toEqual([18, 19, 20, 21]);
    expect(days.map(({ count }) => count)).toEqual([0, 2, 0, 1]);
    expect(days.map(({ sizeBytes }) => sizeBytes)).toEqual([0, 150, 0, 100]);
  });

  it('leaves out what is older', () => {
    const days = listBackupDays([backup(at(1, 1))], { now, days: 2 });

    expect(days.map(({ count }) => count)).toEqual([0, 0]);
  });
});
