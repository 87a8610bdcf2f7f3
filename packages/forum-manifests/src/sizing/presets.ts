import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** The defaults that a size stands for; the ForumSpec may override some. */
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

/** Defaults by size. */
export const SIZE_PRESETS: Record<ForumSpec['spec']['size'], SizePreset> = {
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
