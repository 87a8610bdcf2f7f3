import { createBackend } from '@backstage/backend-defaults';

/** The least backend that the fleet's routes run in, with sign-in and permissions. */
async function main() {
  const backend = createBackend();
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@backstage/plugin-permission-backend-module-allow-all-policy'),
  );
  backend.add(import('@backstage-discourse/plugin-discourse-backend'));
  await backend.start();

  process.on('message', () => {
    process.send?.({ rssBytes: process.memoryUsage.rss() });
  });
  // Whoever measures has died without a chance to end this process.
  process.on('disconnect', () => process.exit(1));
  process.send?.({ readyAtMs: Date.now() });
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
