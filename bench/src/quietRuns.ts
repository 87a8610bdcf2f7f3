import fs from 'node:fs';
import os from 'node:os';

/** Share of its processors that a machine may be without in a quiet run. */
const MAX_STOLEN = 0.01;
/** So many runs are tried for each that is wanted. */
const TRIES = 3;
/** Of the kernel's clock. */
const TICK_MS = 10;

/** A run of a measurement. */
export interface Run<T> {
  result: T;
  /** Share of its processors (0 to 1) that the machine was without meanwhile. */
  stolen: number;
}

/** Time that the host of a virtual machine gave to others; 0 where none tells. */
function readStolenMs(): number {
  const file = '/proc/stat';
  const [total = ''] = fs.existsSync(file)
    ? fs.readFileSync(file, 'utf8').split('\n')
    : [];
  // cpu, user, nice, system, idle, iowait, irq, softirq, steal
  return Number(total.split(/\s+/)[8] ?? 0) * TICK_MS;
}

/**
 * Runs in which the machine had its processors to itself, as far as there are
 * any within some tries, else the quietest: what neighbours on the host do is
 * not what is measured.
 */
export async function quietRuns<T>(
  run: () => Promise<T>,
  options: { count: number },
): Promise<Run<T>[]> {
  const { count } = options;
  const processors = os.availableParallelism();
  const runs: Run<T>[] = [];
  const isDone = () =>
    runs.filter(({ stolen }) => stolen <= MAX_STOLEN).length === count;
  while (!isDone() && runs.length < TRIES * count) {
    const startedAt = performance.now();
    const before = readStolenMs();
    const result = await run();
    const stolenMs = readStolenMs() - before;
    const elapsedMs = performance.now() - startedAt;
    runs.push({ result, stolen: stolenMs / (elapsedMs * processors) });
  }
  return runs.sort((a, b) => a.stolen - b.stolen).slice(0, count);
}
