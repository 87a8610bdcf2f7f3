import { createBackend } from '@backstage/backend-defaults';
import { whereConfigured } from './whereConfigured';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
// Only what takes several people on a laptop: app-config.simulated.yaml.
backend.add(import('./simulatedUsers'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitea'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-search-backend'));
// On PostgreSQL the replicas share one index; on SQLite it is in memory.
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(
  whereConfigured(
    'kubernetes',
    () => import('@backstage/plugin-kubernetes-backend'),
  ),
);

backend.add(import('@backstage-discourse/plugin-discourse-backend'));
backend.add(
  import('@backstage-discourse/plugin-catalog-backend-module-discourse'),
);
backend.add(
  import('@backstage-discourse/plugin-scaffolder-backend-module-discourse'),
);

backend.add(
  import('@backstage-discourse/plugin-search-backend-module-discourse'),
);

backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
