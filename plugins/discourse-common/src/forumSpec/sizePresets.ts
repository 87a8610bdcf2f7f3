/** The sizes that a forum comes in. @public */
export const FORUM_SIZES = ['small', 'medium', 'large'] as const;

/** One of the sizes. @public */
export type ForumSize = (typeof FORUM_SIZES)[number];

/** The defaults that a size stands for; the ForumSpec may override some. @public */
export interface SizePreset {
  webReplicas: number;
  webWorkers: number;
  sidekiqReplicas: number;
  databaseInstances: number;
  databaseStorage: string;
  databaseCpuMillis: number;
  databaseMemoryMi: number;
  walStorage: string;
  valkeyCpuMillis: number;
  valkeyMemoryMi: number;
}

/** Defaults by size. @public */
export const SIZE_PRESETS: Record<ForumSize, SizePreset> = {
  small: {
    webReplicas: 1,
    webWorkers: 2,
    sidekiqReplicas: 1,
    databaseInstances: 1,
    databaseStorage: '10Gi',
    databaseCpuMillis: 250,
    databaseMemoryMi: 1024,
    walStorage: '2Gi',
    valkeyCpuMillis: 50,
    valkeyMemoryMi: 512,
  },
  medium: {
    webReplicas: 2,
    webWorkers: 3,
    sidekiqReplicas: 1,
    databaseInstances: 2,
    databaseStorage: '40Gi',
    databaseCpuMillis: 500,
    databaseMemoryMi: 4096,
    walStorage: '5Gi',
    valkeyCpuMillis: 100,
    valkeyMemoryMi: 1024,
  },
  large: {
    webReplicas: 3,
    webWorkers: 4,
    sidekiqReplicas: 2,
    databaseInstances: 3,
    databaseStorage: '100Gi',
    databaseCpuMillis: 2000,
    databaseMemoryMi: 8192,
    walStorage: '10Gi',
    valkeyCpuMillis: 250,
    valkeyMemoryMi: 2048,
  },
};

const BOOT_MI = 0.7 * 1024;
const WORKER_MI = 0.35 * 1024;
const SIDEKIQ_MI = 0.8 * 1024;

/**
 * Memory in MiB that the processes of one Discourse pod work with: what boots,
 * each web worker, and each Sidekiq process.
 *
 * @public
 */
export function workingMemoryMi(processes: {
  workers: number;
  sidekiqs: number;
}): number {
  const { workers, sidekiqs } = processes;
  return Math.ceil(BOOT_MI + workers * WORKER_MI + sidekiqs * SIDEKIQ_MI);
}
