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
        'Registry, snapshots and findings of a fleet of Discourse forums. No request but a backup calls a forum.',
    },
    servers: [{ url: '/' }],
    security: [{ backstage: [] }],
    paths: PATHS,
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
