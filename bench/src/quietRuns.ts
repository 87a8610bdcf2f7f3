import fs from 'node:fs';
import os from 'node:os';
import { setImmediate } from 'node:timers/promises';

/** Share of its processors that a machine may be without in a quiet run. */
const MAX_STOLEN = 0.01;
/** So many runs are tried for each that is wanted. */
const TRIES = 3;
/** For how long it is looked whether the machine is quiet. */
const LOOK_MS = 1000;
/** Of the kernel's clock. */
const TICK_MS = 10;

/** For how long all measurements together may wait for quiet. */
let patienceMs = 10 * 60_000;

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

/** Calls, and tells of what share of its processors the machine was without. */
async function watch<T>(run: () => Promise<T>): Promise<Run<T>> {
  const startedAt = performance.now();
  const before = readStolenMs();
  const result = await run();
  const stolenMs = readStolenMs() - before;
  const elapsedMs = performance.now() - startedAt;
  return { result, stolen: stolenMs / (elapsedMs * os.availableParallelism()) };
}

const isQuiet = ({ stolen }: Run<unknown>) => stolen <= MAX_STOLEN;

/** An idle machine misses nothing, however little it would get. */
async function keepBusy(): Promise<void> {
  const end = performance.now() + LOOK_MS;
  while (performance.now() < end) {
    await setImmediate();
  }
}

/** Comes back after a quiet look, or when all patience is used up. */
async function waitForQuiet(): Promise<void> {
  while (patienceMs > 0 && !isQuiet(await watch(keepBusy))) {
    patienceMs -= LOOK_MS;
  }
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
  const runs: Run<T>[] = [];
  while (runs.filter(isQuiet).length < count && runs.length < TRIES * count) {
    await waitForQuiet();
    runs.push(await watch(run));
  }
  return runs.sort((a, b) => a.stolen - b.stolen).slice(0, count);
}
