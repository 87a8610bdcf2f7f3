import { createBackend } from '@backstage/backend-defaults';

// The least that forums are planned in, with sign-in and permissions.
const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend'));

// The package is a library to the tools, so that they neither build nor start it.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- this is a backend
backend.add(import('@backstage-discourse/plugin-discourse-backend'));
backend.add(
  // eslint-disable-next-line @backstage/no-mixed-plugin-imports -- this is a backend
  import('@backstage-discourse/plugin-scaffolder-backend-module-discourse'),
);

backend.start();
