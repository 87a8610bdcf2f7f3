import type { RunningBackend } from '../portal/startBackend';
import type { FleetDatabase } from './FleetDatabase';
import { passTime } from './passTime';
import { type Cycle, watchCycle } from './watchCycle';

/** Seconds from the first forum of a cycle to the last. */
export const cycleSeconds = ({ firstAtMs, lastAtMs }: Cycle) =>
  (lastAtMs - firstAtMs) / 1000;

/** Makes all forums due as if so much time had passed, and times their cycle. */
export async function runCycle(
  backend: RunningBackend,
  options: {
    database: FleetDatabase;
    passMs: number;
    hanging?: ReadonlySet<string>;
    /** Called as soon as all forums are due. */
    onDue?: () => Promise<unknown>;
    timeoutMs?: number;
  },
): Promise<number> {
  const { database, passMs, hanging, onDue, timeoutMs } = options;
  const after = Date.now();
  await database.use(knex => passTime(knex, { ms: passMs }));
  await onDue?.();
  const cycle = await watchCycle(backend, {
    after,
    timeoutMs,
    except: hanging,
  });
  // Until those that hang are given up, too.
  await watchCycle(backend, { after, timeoutMs });
  return cycleSeconds(cycle);
}
