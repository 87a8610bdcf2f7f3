import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';
import type { DefaultDirectory } from '../catalog/DefaultDirectory';
import type { Fleet } from '../fleet/Fleet';
import type { ForumHistory } from '../metrics/ForumHistory';
import type { BackupOperation } from '../operations/BackupOperation';
import type { OperationChain } from '../operations/OperationChain';
import type { OperationLog } from '../operations/OperationLog';
import type { RefreshOperation } from '../operations/RefreshOperation';
import { createOpenApiDocument } from '../openapi/createOpenApiDocument';
import type { ForumGate } from '../permissions/ForumGate';
import type { ForumReader } from '../permissions/ForumReader';
import type { ForumReservations } from '../registry/ForumReservations';
import type { KeyRotation } from '../registry/KeyRotation';
import type { ForumWatches } from '../signals/ForumWatches';
import type { GroupFleet } from '../groups/GroupFleet';
import type { GroupServices } from '../groups/createGroupServices';
import { addApplicationRoutes } from './applicationRoutes';
import { addDirectoryRoutes } from './directoryRoutes';
import { explainOutage } from './explainOutage';
import { addFleetRoutes } from './fleetRoutes';
import { addForumRoutes } from './forumRoutes';
import { addGroupFleetRoutes } from './groupFleetRoutes';
import { addGroupRoutes } from './groupRoutes';
import { addOperationRoutes } from './operationRoutes';
import { addRegistryRoutes } from './registryRoutes';
import { refuseOddInput } from './refuseOddInput';
import { refuseOtherMethods } from './refuseOtherMethods';
import { addWatchRoutes } from './watchRoutes';

/** Everything behind `/api/discourse`. */
export function createRouter(options: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  knex: Knex;
  directory: DefaultDirectory;
  fleet: Fleet;
  gate: ForumGate;
  reader: ForumReader;
  history: ForumHistory;
  reservations: ForumReservations;
  rotation: KeyRotation;
  log: OperationLog;
  chain: OperationChain;
  refreshes: RefreshOperation;
  backups: BackupOperation;
  groups: GroupServices;
  groupFleet: GroupFleet;
  watches: ForumWatches;
  wakeCollector: () => void;
  now: () => number;
}): express.Router {
  const router = Router();
  router.use(express.json({ limit: '100kb' }), refuseOddInput());
  const document = createOpenApiDocument();
  router.get('/openapi.json', async (req, res) => {
    await options.httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(document);
  });
  addDirectoryRoutes(router, options);
  addFleetRoutes(router, options);
  addForumRoutes(router, options);
  addWatchRoutes(router, options);
  addOperationRoutes(router, options);
  addRegistryRoutes(router, options);
  addGroupRoutes(router, options);
  addApplicationRoutes(router, options);
  addGroupFleetRoutes(router, options);
  router.use(refuseOtherMethods(document.paths));
  router.use(explainOutage(options));
  return router;
}
