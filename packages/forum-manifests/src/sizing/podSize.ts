/** CPU and memory of one container. */
export interface PodSize {
  cpuMillis: number;
  memoryRequestMi: number;
  memoryLimitMi: number;
}

const BOOT_MI = 0.7 * 1024;
const WORKER_MI = 0.35 * 1024;
const SIDEKIQ_MI = 0.8 * 1024;
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
  const working = BOOT_MI + workers * WORKER_MI + sidekiqs * SIDEKIQ_MI;
  const headroom = sidekiqs > 0 ? IMAGE_PROCESSING_MI : 0;
  return {
    cpuMillis: (workers + sidekiqs) * CPU_MILLIS_PER_PROCESS,
    memoryRequestMi: roundUp(working),
    memoryLimitMi: Math.max(roundUp(working + headroom), SMALLEST_LIMIT_MI),
  };
}
