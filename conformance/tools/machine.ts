// What the commands in bin/ know of the machine; it is no package.
/* eslint-disable @backstage/no-relative-monorepo-imports -- how tools are found is told by bin, which is no package */
export {
  canInstallPackages,
  installPackages,
} from '../../bin/lib/debianPackages.mjs';
export { findCommand } from '../../bin/lib/findCommand.mjs';
export { findFreePort } from '../../bin/lib/ports.mjs';
export {
  startPostgres,
  type RunningPostgres,
} from '../../bin/lib/postgres.mjs';
export { installPythonPackage } from '../../bin/lib/pythonPackage.mjs';
export { findMkdocs } from '../../bin/lib/techdocs.mjs';
/* eslint-enable @backstage/no-relative-monorepo-imports */
