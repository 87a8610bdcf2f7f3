/** Values over time: one row of times, and lines of as many values. */
export interface TimeValues {
  /** Epoch seconds, rising. */
  times: readonly number[];
  lines: readonly (readonly (number | null)[])[];
}

/** A silence longer than this many usual steps is a gap. */
const GAP_STEPS = 3;

function medianStep(times: readonly number[]): number {
  const steps = times
    .slice(1)
    .map((time, index) => time - times[index])
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/**
 * Puts an empty point into each silence, so that no line is drawn across a time
 * of which nothing is known.
 */
export function breakGaps(values: TimeValues): {
  times: number[];
  lines: (number | null)[][];
} {
  const { times, lines } = values;
  const limit = GAP_STEPS * medianStep(times);
  const outTimes: number[] = [];
  const outLines: (number | null)[][] = lines.map(() => []);
  for (const [index, time] of times.entries()) {
    const before = times[index - 1];
    if (before !== undefined && time - before > limit) {
      outTimes.push((before + time) / 2);
      for (const line of outLines) {
        line.push(null);
      }
    }
    outTimes.push(time);
    for (const [number, line] of outLines.entries()) {
      line.push(lines[number][index]);
    }
  }
  return { times: outTimes, lines: outLines };
}
