import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultDiscourseService } from './DefaultDiscourseService';
import type { DiscourseService } from './DiscourseService';

/** The Discourse backend as a service for other plugins. @public */
export const discourseServiceRef = createServiceRef<DiscourseService>({
  id: 'discourse',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new DefaultDiscourseService(deps),
    }),
});
