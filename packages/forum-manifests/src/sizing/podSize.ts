import {
  quantityMebibytes,
  workingMemoryMi,
} from '@backstage-discourse/plugin-discourse-common';
import { quantityMillicores } from './quantity';

/** CPU and memory of one container. */
export interface PodSize {
  cpuMillis: number;
  memoryRequestMi: number;
  memoryLimitMi: number;
}

/** What a ForumSpec says of one container. */
export interface ResourceOverrides {
  cpu?: string;
  memory?: string;
}

const IMAGE_PROCESSING_MI = 1024;
const SMALLEST_LIMIT_MI = 2048;
const STEP_MI = 128;
const CPU_MILLIS_PER_PROCESS = 250;

function roundUp(memoryMi: number): number {
  return Math.ceil(memoryMi / STEP_MI) * STEP_MI;
}

/**
 * Size of a container that runs Discourse. Below 2 GiB one worker and one
 * Sidekiq process do not survive load, and image jobs of Sidekiq may take
 * another GiB, which ImageMagick's policy in the image allows.
 */
export function discoursePodSize(processes: {
  workers: number;
  sidekiqs: number;
}): PodSize {
  const { workers, sidekiqs } = processes;
  const working = workingMemoryMi(processes);
  const headroom = sidekiqs > 0 ? IMAGE_PROCESSING_MI : 0;
  return {
    cpuMillis: (workers + sidekiqs) * CPU_MILLIS_PER_PROCESS,
    memoryRequestMi: roundUp(working),
    memoryLimitMi: Math.max(roundUp(working + headroom), SMALLEST_LIMIT_MI),
  };
}

/** A container whose memory is requested in full. */
export function fixedSize(cpuMillis: number, memoryMi: number): PodSize {
  return { cpuMillis, memoryRequestMi: memoryMi, memoryLimitMi: memoryMi };
}

/** A size with the overrides of the ForumSpec put over it. */
export function overridden(
  size: PodSize,
  { cpu, memory }: ResourceOverrides,
): PodSize {
  const limit = memory ? quantityMebibytes(memory) : size.memoryLimitMi;
  const wholeRequest = size.memoryRequestMi === size.memoryLimitMi;
  return {
    cpuMillis: cpu ? quantityMillicores(cpu) : size.cpuMillis,
    memoryRequestMi: wholeRequest
      ? limit
      : Math.min(size.memoryRequestMi, limit),
    memoryLimitMi: limit,
  };
}
