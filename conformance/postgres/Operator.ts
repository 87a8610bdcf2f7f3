import { z } from 'zod/v4';
import type { Replica } from './Replica';

const PAUSE_MS = 100;

const pageSchema = z.object({ items: z.array(z.unknown()) });
const verdictSchema = z.object({ ok: z.boolean(), length: z.number() });

/**
 * Somebody who asks for one forum after the other to be read, all the time, and
 * remembers which of these operations the portal said it had recorded.
 */
export class Operator {
  readonly #replicas: readonly Replica[];
  readonly #ids: readonly string[];
  readonly #recorded = new Map<string, number>();
  readonly #statuses = new Map<number, number>();
  readonly #ended = new AbortController();
  #work: Promise<void> | undefined;

  constructor(options: {
    replicas: readonly Replica[];
    ids: readonly string[];
  }) {
    this.#replicas = options.replicas;
    this.#ids = options.ids;
  }

  start(): void {
    this.#work = this.#run();
  }

  /** Ends the work; gives how often each status was answered. */
  async stop(): Promise<ReadonlyMap<number, number>> {
    this.#ended.abort();
    await this.#work;
    return this.#statuses;
  }

  /** How many operations the portal has said yes to. */
  get count(): number {
    return [...this.#recorded.values()].reduce((sum, each) => sum + each, 0);
  }

  /** What the logs of the forums lack, or say of themselves. */
  async findFaults(replica: Replica): Promise<string[]> {
    const faults: string[] = [];
    for (const [id, expected] of this.#recorded) {
      const path = `/forums/${id}/operations`;
      const verdict = verdictSchema.parse(
        (await replica.ask(`${path}/verification`)).body,
      );
      const { items } = pageSchema.parse((await replica.ask(path)).body);
      if (!verdict.ok) {
        faults.push(`${id}: the chain of operations does not hold`);
      }
      if (verdict.length < expected || items.length === 0) {
        faults.push(
          `${id}: ${verdict.length} operations are recorded, ${expected} were confirmed`,
        );
      }
    }
    return faults;
  }

  async #run(): Promise<void> {
    for (let turn = 0; !this.#ended.signal.aborted; turn += 1) {
      const id = this.#ids[turn % this.#ids.length];
      const replica = this.#replicas[turn % this.#replicas.length];
      const { status } = await replica.ask(`/forums/${id}/refresh`, 'POST');
      this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
      if (status === 202) {
        this.#recorded.set(id, (this.#recorded.get(id) ?? 0) + 1);
      }
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
}
