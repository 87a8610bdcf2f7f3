import type { PodSize } from '../sizing/podSize';

/** Port that Valkey listens on. */
export const VALKEY_PORT = 6379;

/** Port of the exporter beside it. */
export const VALKEY_EXPORTER_PORT = 9121;

/** Name of the configuration file. */
export const VALKEY_CONF = 'valkey.conf';

/** Folders and files inside the container. */
export const VALKEY_PATHS = {
  data: '/data',
  conf: '/etc/valkey',
  run: '/run/valkey',
  auth: '/run/valkey/auth.conf',
} as const;

// The fork that rewrites the append-only file needs the rest.
const MAXMEMORY_SHARE = 0.7;

/**
 * Configuration of Valkey. It holds job queues, so it must never evict: any
 * `allkeys-*` policy would drop jobs without a trace.
 */
export function valkeyConf(pod: PodSize): string {
  const maxmemoryMi = Math.floor(pod.memoryLimitMi * MAXMEMORY_SHARE);
  return [
    `dir ${VALKEY_PATHS.data}`,
    `port ${VALKEY_PORT}`,
    `maxmemory ${maxmemoryMi}mb`,
    'maxmemory-policy noeviction',
    'appendonly yes',
    'appendfsync everysec',
    'save 900 1',
    `include ${VALKEY_PATHS.auth}`,
    '',
  ].join('\n');
}
