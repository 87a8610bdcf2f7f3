import fs from 'node:fs';
import path from 'node:path';
import { canInstallPackages, unpackPackage } from './debianPackages.mjs';
import { findCommand } from './findCommand.mjs';
import { cacheDir } from './paths.mjs';

/**
 * Finds promtool, or takes it out of Debian's package of Prometheus into
 * `.cache`. Resolves to its path, or to why there is none.
 */
export async function findPromtool() {
  const found = process.env.PROMTOOL ?? findCommand('promtool');
  if (found) {
    return { path: found };
  }
  const folder = path.join(cacheDir, 'prometheus');
  const promtool = path.join(folder, 'usr/bin/promtool');
  if (fs.existsSync(promtool)) {
    return { path: promtool };
  }
  if (!canInstallPackages()) {
    return { missing: 'promtool is not installed' };
  }
  return (await unpackPackage('prometheus', folder))
    ? { path: promtool }
    : { missing: 'the Debian package prometheus can not be fetched' };
}
