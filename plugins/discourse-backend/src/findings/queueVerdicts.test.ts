import { ConfigReader } from '@backstage/config';
import { generateQueueTraces } from './__testUtils__/generateQueueTraces';
import {
  loadQueueTraces,
  QUEUE_VERDICTS,
  toSamples,
  type QueueTrace,
  type QueueVerdict,
} from './__testUtils__/QueueTrace';
import { readFindingThresholds } from './FindingThresholds';
import { findSidekiq } from './findSidekiq';
import type { Verdict } from './Verdict';

const VERDICT_BY_ID: Record<string, QueueVerdict> = {
  'sidekiq-idle': 'idle',
  'sidekiq-fine': 'idle',
  'sidekiq-draining': 'draining',
  'sidekiq-growing': 'growing',
  'sidekiq-not-draining': 'steady',
  'sidekiq-stuck': 'stuck',
  'sidekiq-paused': 'paused',
  'sidekiq-no-workers': 'no-workers',
};
const MIN_F1 = 0.95;
const MAX_DRAIN_ERROR = 0.2;

const thresholds = readFindingThresholds(new ConfigReader({}));
const traces = loadQueueTraces();
const heldOut = traces.filter(trace => trace.set === 'held-out');

function judge(trace: QueueTrace): Verdict {
  return findSidekiq(trace.data, { thresholds, samples: toSamples(trace) })[0];
}

/** Mean of the F1 of each verdict that occurs. */
function measureMacroF1(each: readonly QueueTrace[]): number {
  const pairs = each.map(trace => ({
    truth: trace.truth.verdict,
    said: VERDICT_BY_ID[judge(trace).id],
  }));
  const scores = QUEUE_VERDICTS.map(verdict => {
    const right = pairs.filter(
      ({ truth, said }) => truth === verdict && said === verdict,
    ).length;
    const wrong = pairs.filter(
      ({ truth, said }) => (truth === verdict) !== (said === verdict),
    ).length;
    return (2 * right) / (2 * right + wrong);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** How far each estimate of a stationary queue is off, as a share. */
function measureDrainErrors(each: readonly QueueTrace[]): number[] {
  return each
    .flatMap(trace => {
      const { stationary, drainSeconds } = trace.truth;
      if (!stationary || drainSeconds === undefined) {
        return [];
      }
      const said = judge(trace);
      const leftSeconds =
        said.id === 'sidekiq-draining' ? said.params.leftSeconds : Infinity;
      return [Math.abs(leftSeconds - drainSeconds) / drainSeconds];
    })
    .sort((a, b) => a - b);
}

const median = (sorted: readonly number[]) =>
  sorted[Math.floor(sorted.length / 2)];

describe('verdicts on traced queues', () => {
  it('keeps at least 40 traces of every verdict, half of them held out', () => {
    expect(traces.length).toBeGreaterThanOrEqual(40);
    expect(heldOut.length).toBeGreaterThanOrEqual(traces.length / 2);
    for (const set of [traces, heldOut]) {
      expect(new Set(set.map(trace => trace.truth.verdict))).toEqual(
        new Set(QUEUE_VERDICTS),
      );
    }
  });

  it('keeps what the generator makes of its seeds', () => {
    const stored = traces.filter(trace => trace.origin === 'generated');
    const made = generateQueueTraces().sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );

    expect(stored).toEqual(made);
  });

  it('reaches a macro-F1 of 0.95 and a median drain error of 20 %', () => {
    const wrong = traces
      .filter(trace => VERDICT_BY_ID[judge(trace).id] !== trace.truth.verdict)
      .map(trace => `${trace.name}: ${judge(trace).id}`);
    const figures = [traces, heldOut].map(set => ({
      f1: measureMacroF1(set),
      drainErrors: measureDrainErrors(set),
    }));
    process.stdout.write(
      `${JSON.stringify({
        traces: traces.length,
        heldOut: heldOut.length,
        macroF1: figures[0].f1,
        macroF1HeldOut: figures[1].f1,
        stationaryDrains: figures[0].drainErrors.length,
        medianDrainError: median(figures[0].drainErrors),
        medianDrainErrorHeldOut: median(figures[1].drainErrors),
        wrong,
      })}\n`,
    );

    for (const { f1, drainErrors } of figures) {
      expect(f1).toBeGreaterThanOrEqual(MIN_F1);
      expect(median(drainErrors)).toBeLessThanOrEqual(MAX_DRAIN_ERROR);
    }
  });
});
