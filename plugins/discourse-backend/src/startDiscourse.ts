import type {
  AuditorService,
  AuthService,
  DatabaseService,
  DiscoveryService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';

import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type {
  ActionsRegistryService,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { readForumClusters } from '@backstage-discourse/plugin-discourse-node';
import { ForumConnections } from './access/ForumConnections';
import { GuardedFetch } from './access/GuardedFetch';
import { HostPolicy } from './access/HostPolicy';
import { SimulatedHosts } from './access/SimulatedHosts';
import { registerActions } from './actions/registerActions';
import { createRouter } from './api/createRouter';
import { DefaultDirectory } from './catalog/DefaultDirectory';
import { RegistryEvents } from './catalog/RegistryEvents';
import { Collector } from './collector/Collector';
import { readCollectorSettings } from './collector/CollectorSettings';
import { readFindingThresholds } from './findings/FindingThresholds';
import { createFleet } from './fleet/createFleet';
import { DeploymentReader } from './kubernetes/DeploymentReader';
import { createDeploymentSources } from './kubernetes/createDeploymentSources';
import { createMetricSources } from './metrics/createMetricSources';
import { ForumHistory } from './metrics/ForumHistory';
import { scheduleNotifications } from './notifications/scheduleNotifications';
import { readRequestsPerMinute } from './groups/apply/readRequestsPerMinute';
import { createGroupServices } from './groups/createGroupServices';
import { createGroupFleet } from './groups/createGroupFleet';
import { CatalogGroupRepository } from './groups/repository/GroupRepository';
import { scheduleReminders } from './groups/reminders/scheduleReminders';
import { scheduleGroupRounds } from './groups/scheduleGroupRounds';
import { BackupOperation } from './operations/BackupOperation';
import { OperationChain } from './operations/OperationChain';
import { OperationLog } from './operations/OperationLog';
import { readRefreshIntervalMs } from './operations/readRefreshIntervalMs';
import { RefreshOperation } from './operations/RefreshOperation';
import { ForumGate } from './permissions/ForumGate';
import { ForumReader } from './permissions/ForumReader';
import { registerPermissions } from './permissions/registerPermissions';
import { EntityLabels } from './registry/EntityLabels';
import { ConfigForumSource } from './registry/ConfigForumSource';
import { ForumAddresses } from './registry/ForumAddresses';
import { ForumRegistry } from './registry/ForumRegistry';
import { ForumReservations } from './registry/ForumReservations';
import type { ForumSources } from './registry/ForumSources';
import { createForumSources } from './registry/createForumSources';
import { createKeyFiles } from './registry/createKeyFiles';
import { KeyCipher } from './registry/KeyCipher';
import { KeyRotation } from './registry/KeyRotation';
import { Keyring } from './registry/Keyring';
import { PortalKeys } from './registry/PortalKeys';
import { scheduleEntityLabels } from './registry/scheduleEntityLabels';
import { RepositoryLocations } from './registry/RepositoryLocations';
import { scheduleRegistrySync } from './registry/scheduleRegistrySync';
import { ForumSignals } from './signals/ForumSignals';
import { ForumWatches } from './signals/ForumWatches';
import { CollectorTelemetry } from './telemetry/CollectorTelemetry';
import { migrateDatabase } from './store/migrateDatabase';
import { readRetentionSettings } from './store/RetentionSettings';
import { scheduleHistory } from './store/scheduleHistory';

const MAX_ANSWER_BYTES = 2 * 1024 * 1024;
const now = () => Date.now();

/** Puts the parts of the plugin together and starts them. */
export async function startDiscourse(services: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  signals: SignalsService;
  sources: ForumSources;
  urlReader: UrlReaderService;
  userInfo: UserInfoService;
}): Promise<void> {
  const { config, logger, lifecycle, permissions, sources } = services;
  const settings = readCollectorSettings(config);
  const { staleAfterMs, timeoutMs } = settings;
  const policy = HostPolicy.fromConfig(config);
  const simulatedHosts = SimulatedHosts.fromConfig(config);
  const configSource = ConfigForumSource.fromConfig(config);
  const cipher = KeyCipher.fromConfig(config);

  const clusters = readForumClusters(config);

  const knex = await migrateDatabase(services.database);
  const keys = new PortalKeys({ knex, cipher });
  const keyring = new Keyring({
    own: [configSource, keys],
    added: [...createKeyFiles(config), ...sources.credentialSources],
  });
  const guardedFetch = new GuardedFetch({ policy });
  const connections = new ForumConnections({
    guardedFetch,
    maxBytes: MAX_ANSWER_BYTES,
  });
  const registry = new ForumRegistry({
    knex,
    keyring,
    simulatedHosts,
    logger,
    now,
  });
  const watches = new ForumWatches({ knex, now });
  const signals = new ForumSignals({ ...services, watches });
  const collector = new Collector({
    knex,
    keyring,
    connections,
    deployments: new DeploymentReader({
      sources: createDeploymentSources(config, services),
    }),
    signals,
    telemetry: new CollectorTelemetry({ ...services, knex, staleAfterMs, now }),
    settings,
    thresholds: readFindingThresholds(config),
    logger,
    now,
    random: Math.random,
  });
  const stopping = new AbortController();
  const wakeCollector = () => collector.wake();

  registerPermissions({ ...services, knex, staleAfterMs, now });
  const chain = new OperationChain({ knex, now });
  const gate = new ForumGate({ knex, permissions });
  const tools = {
    ...services,
    knex,
    now,
    fleet: createFleet({ ...services, knex, staleAfterMs, now }),
    gate,
    reader: new ForumReader({ gate, knex, staleAfterMs, now }),
    chain,
    log: new OperationLog({ ...services, chain }),
    backups: new BackupOperation({ connections, keyring, timeoutMs }),
    refreshes: new RefreshOperation({
      knex,
      wakeCollector,
      minIntervalMs: readRefreshIntervalMs(config),
      now,
    }),
  };
  const groups = createGroupServices({
    knex,
    connections,
    keyring,
    logger,
    timeoutMs,
    requestsPerMinute: readRequestsPerMinute(config),
    now,
    repository: new CatalogGroupRepository(services),
    onChange: forumId => signals.announce([forumId]),
    signal: stopping.signal,
  });
  registerActions({ ...tools, groups });
  services.httpRouter.use(
    createRouter({
      ...tools,
      wakeCollector,
      watches,
      directory: new DefaultDirectory({ knex }),
      history: new ForumHistory({
        knex,
        sources: createMetricSources(config, sources),
        logger,
        now,
      }),
      rotation: new KeyRotation({ knex, keys, clusters, now }),
      groups,
      groupFleet: createGroupFleet({ ...services, knex, staleAfterMs, now }),
      reservations: new ForumReservations({
        knex,
        keys,
        policy,
        simulatedHosts,
        clusters,
        addresses: ForumAddresses.fromConfig(config),
        locations: RepositoryLocations.fromConfig(config),
        events: new RegistryEvents(services),
        now,
      }),
    }),
  );
  await registry.sync([configSource]);
  await scheduleRegistrySync({
    ...services,
    registry,
    forumSources: createForumSources(config, services),
  });
  await scheduleEntityLabels({
    ...services,
    labels: new EntityLabels({ ...services, knex }),
  });
  await keys.reencrypt();
  await scheduleHistory({
    ...services,
    knex,
    settings: readRetentionSettings(config),
    now,
  });
  await scheduleNotifications({ ...services, knex, now });
  await scheduleReminders({ ...services, knex, desk: groups.desk, now });
  await scheduleGroupRounds({ ...services, rounds: groups.rounds });

  lifecycle.addStartupHook(() => collector.start());
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await collector.stop();
    await guardedFetch.close();
  });
}
