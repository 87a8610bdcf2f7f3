import { GROUP_PATHS } from './groupPaths';
import { PATHS } from './paths';
import { SCHEMAS } from './schemas';

/** The OpenAPI 3.1 document of the plugin's HTTP API. */
export function createOpenApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'discourse',
      version: '1',
      description:
        'Registry, snapshots and findings of a fleet of Discourse forums. Only operations call a forum: a backup, and checking, applying and deciding on groups.',
    },
    servers: [{ url: '/' }],
    security: [{ backstage: [] }],
    paths: { ...PATHS, ...GROUP_PATHS },
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: 'A Backstage token of a user or a service',
        },
      },
    },
  };
}
