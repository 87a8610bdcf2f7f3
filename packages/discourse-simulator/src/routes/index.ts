import type { Route } from '../http/Route';
import { adminRoutes } from './adminRoutes';
import { backupRoutes } from './backupRoutes';
import { categoryRoutes } from './categoryRoutes';
import { groupReadRoutes } from './groupReadRoutes';
import { groupWriteRoutes } from './groupWriteRoutes';
import { membershipRoutes } from './membershipRoutes';
import { sidekiqRoutes } from './sidekiqRoutes';
import { statusRoutes } from './statusRoutes';

/** Every route of the Discourse API that the forums know. */
export const forumRoutes: readonly Route[] = [
  ...statusRoutes,
  ...adminRoutes,
  ...sidekiqRoutes,
  ...backupRoutes,
  ...groupReadRoutes,
  ...groupWriteRoutes,
  ...membershipRoutes,
  ...categoryRoutes,
];
