import { AdminBudget } from './AdminBudget';

const NOW = 1_000_000;
const create = (stored: { startedAtMs?: number; used: number }, now = NOW) =>
  new AdminBudget({ limit: 20, stored, now });

describe('AdminBudget', () => {
  it('spends no more than its limit in a minute, over several collections', () => {
    const first = create({ used: 0 });
    const spent = [10, 9, 2, 1, 1].map(cost => first.spend(cost));
    const second = create(first.state, NOW + 59_999);

    expect(spent).toEqual([true, true, false, true, false]);
    expect(second.spend(1)).toBe(false);
  });

  it('begins anew after a minute', () => {
    const budget = create({ startedAtMs: NOW, used: 20 }, NOW + 60_000);

    expect(budget.spend(20)).toBe(true);
    expect(budget.state).toEqual({ startedAtMs: NOW + 60_000, used: 20 });
  });

  it('begins anew when the clock was set back', () => {
    expect(create({ startedAtMs: NOW, used: 20 }, NOW - 1).spend(1)).toBe(true);
  });
});
