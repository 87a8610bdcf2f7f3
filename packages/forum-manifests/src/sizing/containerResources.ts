import type { IResourceRequirements } from 'kubernetes-models/v1';
import type { PodSize } from './podSize';
import { mebibytes, millicores } from './quantity';

/**
 * Requests and limits of a container. There is no CPU limit: start-up and
 * image work are bound by CPU, and throttling multiplies their time.
 */
export function containerResources(size: PodSize): IResourceRequirements {
  return {
    requests: {
      cpu: millicores(size.cpuMillis),
      memory: mebibytes(size.memoryRequestMi),
    },
    limits: { memory: mebibytes(size.memoryLimitMi) },
  };
}
