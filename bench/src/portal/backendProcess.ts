import { createBackend } from '@backstage/backend-defaults';
import { peerPlugin } from './peerPlugin';

// The least that the fleet's routes run in, with sign-in and permissions.
const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

// The package is a library to the tools, so that they neither build nor start it.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- this is a backend
backend.add(import('@backstage-discourse/plugin-discourse-backend'));

// What our routes are compared with.
backend.add(peerPlugin);

backend.start();
