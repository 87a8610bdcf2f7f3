/** One measured figure. Printed as a JSON line. */
export interface Figure {
  name: string;
  unit: 'ms' | 's' | 'MB' | 'kB' | 'ratio' | 'count';
  value: number;
  /** The median, where the value is another quantile. */
  p50?: number;
  /** The most that design allows, in the same unit. */
  budget?: number;
  /** The same measure of a peer, taken in the same run. */
  peer?: { name: string; value: number };
  note?: string;
}

/** Prints a figure, and whether it keeps its budget. */
export function report(figure: Figure) {
  const round = (value: number) => Number(value.toPrecision(4));
  const { value, p50, budget, peer } = figure;
  process.stdout.write(
    `${JSON.stringify({
      ...figure,
      value: round(value),
      ...(p50 !== undefined && { p50: round(p50) }),
      ...(peer && { peer: { ...peer, value: round(peer.value) } }),
      ...(budget !== undefined && { withinBudget: value <= budget }),
    })}\n`,
  );
}

/** The q-quantile (0 to 1) of some durations. */
export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/** By how much values grow from one to the next, by least squares. */
export function slopeOf(values: number[]): number {
  const meanX = (values.length - 1) / 2;
  const meanY = values.reduce((sum, value) => sum + value, 0) / values.length;
  let covariance = 0;
  let variance = 0;
  for (const [x, y] of values.entries()) {
    covariance += (x - meanX) * (y - meanY);
    variance += (x - meanX) ** 2;
  }
  return covariance / variance;
}

/** Milliseconds that a call takes. */
export async function timeMs(call: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await call();
  return performance.now() - startedAt;
}

/**
 * Calls at a steady rate, whether or not earlier calls have ended, so that a
 * slow answer delays no request and hides no queue. Gives each call's duration.
 */
export async function atSteadyRate(
  call: () => Promise<unknown>,
  options: { perSecond: number; count: number },
): Promise<number[]> {
  const { perSecond, count } = options;
  const startedAt = performance.now();
  const calls: Promise<number>[] = [];
  for (let i = 0; i < count; i++) {
    const due = startedAt + (i * 1000) / perSecond;
    const waitMs = due - performance.now();
    if (waitMs > 0) {
      await new Promise(resolve => setTimeout(resolve, waitMs));
    }
    calls.push(timeMs(call));
  }
  return Promise.all(calls);
}
