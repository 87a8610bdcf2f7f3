import { quantityMebibytes } from '../quantity';
import type { ForumSpec } from '../schema';
import type { ForumSpecFault } from '../schemaFaults';
import { SIZE_PRESETS, workingMemoryMi } from '../sizePresets';

const SMALLEST_DISCOURSE_MI = 1536;
const SMALLEST_DATABASE_MI = 512;
const SMALLEST_VALKEY_MI = 128;

function floorFault(
  field: string,
  memory: string | undefined,
  floor: { mebibytes: number; reason: string },
): ForumSpecFault[] {
  if (memory === undefined || quantityMebibytes(memory) >= floor.mebibytes) {
    return [];
  }
  return [
    {
      field,
      message: `must be at least ${floor.mebibytes}Mi: ${floor.reason}`,
    },
  ];
}

function discourseFloor(processes: { workers: number; sidekiqs: number }) {
  const { workers, sidekiqs } = processes;
  return {
    mebibytes: Math.max(SMALLEST_DISCOURSE_MI, workingMemoryMi(processes)),
    reason: `Discourse takes 0.7 GiB to boot, 0.35 GiB for each of ${workers} web workers and 0.8 GiB for each of ${sidekiqs} Sidekiq processes, and below 1.5 GiB it answers with 503 under load`,
  };
}

/** Refuses memory limits with which a container can not run. */
export function memoryFaults({ spec }: ForumSpec): ForumSpecFault[] {
  const { web, sidekiq, database, valkey } = spec;
  const workers = web.workers ?? SIZE_PRESETS[spec.size].webWorkers;
  const unified = sidekiq.mode === 'unified';
  return [
    ...floorFault(
      'spec.web.resources.memory',
      web.resources.memory,
      discourseFloor({ workers, sidekiqs: unified ? 1 : 0 }),
    ),
    ...floorFault(
      'spec.sidekiq.resources.memory',
      sidekiq.resources.memory,
      discourseFloor({
        workers: sidekiq.mode === 'separate' ? 1 : 0,
        sidekiqs: 1,
      }),
    ),
    ...floorFault('spec.database.resources.memory', database.resources.memory, {
      mebibytes: SMALLEST_DATABASE_MI,
      reason: 'PostgreSQL with a quarter of it as shared buffers needs that',
    }),
    ...floorFault('spec.valkey.resources.memory', valkey.resources.memory, {
      mebibytes: SMALLEST_VALKEY_MI,
      reason: 'Valkey never evicts, so a full one stops all jobs',
    }),
  ];
}
