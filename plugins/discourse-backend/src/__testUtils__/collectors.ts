import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { ForumConnections } from '../access/ForumConnections';
import { GuardedFetch } from '../access/GuardedFetch';
import { HostPolicy } from '../access/HostPolicy';
import { Collector } from '../collector/Collector';
import type { CollectorSettings } from '../collector/CollectorSettings';
import { readFindingThresholds } from '../findings/FindingThresholds';
import { DeploymentReader } from '../kubernetes/DeploymentReader';
import { Keyring } from '../registry/Keyring';
import type { CollectorTelemetry } from '../telemetry/CollectorTelemetry';
import { defaultSettings } from './claimed';

/** A collector for forums that all have one key, without the rest of the plugin. */
export function createTestCollector(options: {
  knex: Knex;
  allowedHosts: string[];
  key?: string;
  /** Instead of `key`. */
  keyring?: Keyring;
  telemetry?: CollectorTelemetry;
  logger: LoggerService;
  settings?: Partial<CollectorSettings>;
  now?: () => number;
}): { collector: Collector; stop: () => Promise<void> } {
  const { knex, allowedHosts, key, logger, settings, now = Date.now } = options;
  const guardedFetch = new GuardedFetch({
    policy: new HostPolicy({ allowedHosts }),
  });
  const collector = new Collector({
    knex,
    settings: { ...defaultSettings, ...settings },
    telemetry: options.telemetry,
    keyring:
      options.keyring ??
      new Keyring({
        own: [],
        added: [{ id: 'test', getKeys: async () => ({ monitor: key }) }],
      }),
    connections: new ForumConnections({ guardedFetch, maxBytes: 1024 * 1024 }),
    deployments: new DeploymentReader({ sources: [] }),
    thresholds: readFindingThresholds(new ConfigReader({})),
    logger,
    now,
    random: () => 0.5,
  });
  return {
    collector,
    async stop() {
      await collector.stop();
      await guardedFetch.close();
    },
  };
}
