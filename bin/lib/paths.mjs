import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
export const cacheDir = path.join(root, '.cache');

/** Lets Node run the TypeScript of the workspaces as it is. */
export const nodeTransform = path.join(
  root,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);
export const backstageCli = path.join(
  root,
  'node_modules/@backstage/cli/bin/backstage-cli',
);
