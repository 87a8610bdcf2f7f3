// What the commands in bin/ know of the machine; it is no package.
/* eslint-disable @backstage/no-relative-monorepo-imports -- how processes run is told by bin, which is no package */
export { findFreePort } from '../../../bin/lib/ports.mjs';
export { Processes } from '../../../bin/lib/processes.mjs';
/* eslint-enable @backstage/no-relative-monorepo-imports */
