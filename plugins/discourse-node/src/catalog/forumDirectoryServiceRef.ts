import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultForumDirectory } from './DefaultForumDirectory';
import type { ForumDirectory } from './ForumDirectory';

/** The directory of forums as a service for other plugins. @public */
export const forumDirectoryServiceRef = createServiceRef<ForumDirectory>({
  id: 'discourse.directory',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new DefaultForumDirectory(deps),
    }),
});
