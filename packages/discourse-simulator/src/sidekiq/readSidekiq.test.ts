import fc from 'fast-check';
import { SCENARIO_NAMES, type ScenarioName, scenarios } from '../scenarios';
import { readSidekiq } from './readSidekiq';

const NOON = Date.UTC(2026, 10, 20, 12);
const CREATED = Date.UTC(2025, 5, 1);

function subject(scenario: ScenarioName, seed = 7) {
  return {
    seed,
    createdAt: CREATED,
    scenario: scenarios[scenario],
    sidekiqMode: 'unified',
  } as const;
}

const moments = fc.integer({ min: 0, max: 500 * 86_400_000 });

describe('readSidekiq', () => {
  it('never gives a negative or broken figure, whatever the scenario and time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCENARIO_NAMES),
        fc.integer({ min: 0, max: 2 ** 32 }),
        moments,
        (scenario, seed, age) => {
          const { queues, defaultLatency, ...counts } = readSidekiq(
            subject(scenario, seed),
            CREATED + age,
          );

          for (const count of [
            ...Object.values(counts),
            ...Object.values(queues),
          ]) {
            expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
          }
          expect(defaultLatency).toBeGreaterThanOrEqual(0);
          expect(
            Object.values(queues).reduce((sum, length) => sum + length),
          ).toBe(counts.enqueued);
        },
      ),
    );
  });

  it('never takes finished jobs back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCENARIO_NAMES),
        moments,
        fc.integer({ min: 0, max: 86_400_000 }),
        (scenario, age, later) => {
          const before = readSidekiq(subject(scenario), CREATED + age);
          const after = readSidekiq(subject(scenario), CREATED + age + later);

          expect(after.processed).toBeGreaterThanOrEqual(before.processed);
        },
      ),
    );
  });

  it('finishes jobs in a draining forum while its queue gets shorter', () => {
    const before = readSidekiq(subject('draining'), NOON);
    const after = readSidekiq(subject('draining'), NOON + 60_000);

    expect(after.enqueued).toBeLessThan(before.enqueued);
    expect(after.processed).toBeGreaterThan(before.processed);
  });

  it('lets the queue of a drowning forum grow although it works', () => {
    const before = readSidekiq(subject('drowning'), NOON);
    const after = readSidekiq(subject('drowning'), NOON + 60_000);

    expect(after.enqueued).toBeGreaterThan(before.enqueued);
    expect(after.processed).toBeGreaterThan(before.processed);
    expect(after.busy).toBeGreaterThan(0);
  });

  it('keeps every thread of a stuck forum busy without finishing a job', () => {
    const before = readSidekiq(subject('stuck'), NOON);
    const after = readSidekiq(subject('stuck'), NOON + 300_000);

    expect(after.processed).toBe(before.processed);
    expect(after.busy).toBe(after.processes * 5);
    expect(after.enqueued).toBeGreaterThan(before.enqueued);
    expect(after.defaultLatency).toBeCloseTo(before.defaultLatency + 300);
  });

  it('shows a forum without workers as idle', () => {
    const state = readSidekiq(subject('no-workers'), NOON);

    expect(state).toMatchObject({ processes: 0, busy: 0 });
    expect(state.enqueued).toBeGreaterThan(0);
  });
});
