import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { DiscourseClient } from '@backstage-discourse/discourse-client';
import {
  partSchemas,
  type SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { findFreePort } from '../tools/machine';
import { waitFor } from '../tools/waitFor';

const LOOPBACK = '127.0.0.1';
const START_TIMEOUT_MS = 60_000;
const SITUATION_TIMEOUT_MS = 60_000;
/** Discourse's queues with their weights. */
const QUEUES = ['critical,8', 'default,4', 'low,2', 'ultra_low,1'];

const ownStatsSchema = z.object({
  processed: z.number(),
  failed: z.number(),
  busy: z.number(),
  processes: z.number(),
  enqueued: z.number(),
  scheduled: z.number(),
  retries: z.number(),
  dead: z.number(),
  latency: z.number(),
  queues: z.record(z.string(), z.number()),
  /** Whether each process takes no more jobs. */
  quiet: z.boolean(),
});

/** What Sidekiq's own Ruby API sees. */
export type OwnStats = z.infer<typeof ownStatsSchema>;

/** What to do with the queues. */
export type SidekiqCommand =
  | {
      do: 'enqueue';
      job: 'QuickJob' | 'LongJob' | 'RetriedJob' | 'DyingJob';
      queue: string;
      count: number;
      in_seconds?: number;
    }
  | { do: 'enqueue-old'; queue: string; age_seconds: number }
  | { do: 'clear' }
  | { do: 'look' };

/** A real Redis and a real Sidekiq, with its Web where Discourse has it. */
export class SidekiqLab {
  readonly #context: SubjectContext;
  readonly #processes: BackgroundProcess[] = [];
  readonly #signal: AbortSignal;
  #redisUrl = '';
  #control: ChildProcessWithoutNullStreams | undefined;
  #answers: AsyncIterator<string> | undefined;
  #lines: Interface | undefined;
  #client: DiscourseClient | undefined;

  constructor(context: SubjectContext) {
    this.#context = context;
    this.#signal = context.signal;
  }

  async start(): Promise<void> {
    const redisPort = await findFreePort();
    this.#redisUrl = `redis://${LOOPBACK}:${redisPort}/0`;
    this.#start('redis', 'redis-server', [
      ...['--port', String(redisPort), '--bind', LOOPBACK],
      ...['--save', '', '--appendonly', 'no'],
    ]);
    const port = await findFreePort();
    const web = this.#start('sidekiq-web', 'puma', [
      ...['--bind', `tcp://${LOOPBACK}:${port}`, '--threads', '1:2'],
      ...['--environment', 'production', join(__dirname, 'web.ru')],
    ]);
    this.#client = new DiscourseClient({
      baseUrl: `http://${LOOPBACK}:${port}`,
      // Sidekiq asks for none, Discourse in front of it does.
      apiKey: 'a'.repeat(64),
    });
    await web.waitUntil(
      async () =>
        (await fetch(`http://${LOOPBACK}:${port}/sidekiq/stats`)).status ===
        200,
      { timeoutMs: START_TIMEOUT_MS, signal: this.#signal },
    );
    this.#control = spawn('ruby', [join(__dirname, 'control.rb')], {
      env: { ...process.env, REDIS_URL: this.#redisUrl },
    });
    this.#lines = createInterface({ input: this.#control.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /** Starts a process that works on Discourse's queues. */
  startWorker(options: { threads: number }): BackgroundProcess {
    return this.#start('sidekiq', 'sidekiq', [
      ...['--require', join(__dirname, 'jobs.rb')],
      ...['--concurrency', String(options.threads), '--timeout', '2'],
      ...QUEUES.flatMap(queue => ['--queue', queue]),
    ]);
  }

  /** Does something, and tells what Sidekiq itself sees after it. */
  async control(command: SidekiqCommand): Promise<OwnStats> {
    this.#control?.stdin.write(`${JSON.stringify(command)}\n`);
    const line = await this.#answers?.next();
    if (!line || line.done) {
      throw new Error('The process that enqueues jobs has ended');
    }
    return ownStatsSchema.parse(JSON.parse(line.value));
  }

  /** What our client reads over HTTP, as the collector stores it. */
  async read(): Promise<SidekiqData> {
    if (!this.#client) {
      throw new Error('Sidekiq was not started');
    }
    const options = { signal: this.#signal };
    const stats = await this.#client.readSidekiqStats(options);
    const { queues } = await this.#client.readSidekiqQueues(options);
    return partSchemas.sidekiq.parse({ ...stats, queues });
  }

  /** Waits until Sidekiq itself sees a situation. */
  async waitFor(isThere: (stats: OwnStats) => boolean): Promise<void> {
    await waitFor(async () => isThere(await this.control({ do: 'look' })), {
      timeoutMs: SITUATION_TIMEOUT_MS,
      what: 'the situation in Sidekiq',
      signal: this.#signal,
    });
  }

  /** Waits until all processes say that they take no more jobs. */
  async waitForQuiet(): Promise<void> {
    await this.waitFor(({ quiet }) => quiet);
  }

  async stop(): Promise<void> {
    this.#lines?.close();
    this.#control?.stdin.end();
    for (const process of this.#processes.reverse()) {
      await process.stop();
    }
  }

  #start(name: string, command: string, args: string[]): BackgroundProcess {
    const process = new BackgroundProcess({
      name,
      command,
      args,
      env: { REDIS_URL: this.#redisUrl },
      logFile: join(this.#context.workFolder, `${name}.log`),
    });
    this.#processes.push(process);
    return process;
  }
}
