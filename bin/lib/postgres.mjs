import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { canInstallPackages, installPackages } from './debianPackages.mjs';
import { findCommand } from './findCommand.mjs';
import { findFreePort } from './ports.mjs';

const DEBIAN_HOME = '/usr/lib/postgresql';

function findBinaries() {
  const versions = fs.existsSync(DEBIAN_HOME)
    ? fs.readdirSync(DEBIAN_HOME).sort((a, b) => Number(b) - Number(a))
    : [];
  for (const version of versions) {
    const dir = path.join(DEBIAN_HOME, version, 'bin');
    if (fs.existsSync(path.join(dir, 'initdb'))) {
      return dir;
    }
  }
  const initdb = findCommand('initdb');
  return initdb && path.dirname(initdb);
}

// PostgreSQL refuses to run as root.
function asServerUser(command, args) {
  return process.getuid?.() === 0
    ? ['runuser', ['-u', 'postgres', '--', command, ...args]]
    : [command, args];
}

/**
 * A throw-away PostgreSQL server on loopback for the tests. Gives
 * `{ connectionString, restart, stop }`, or `{ missing }` with the reason.
 */
export async function startPostgres() {
  let binaries = findBinaries();
  if (!binaries && canInstallPackages()) {
    await installPackages('postgresql');
    binaries = findBinaries();
  }
  if (!binaries) {
    return {
      missing: 'no PostgreSQL server was found and none could be installed',
    };
  }
  const run = (name, args) => {
    const [command, all] = asServerUser(path.join(binaries, name), args);
    execFileSync(command, all, { stdio: 'ignore', cwd: os.tmpdir() });
  };
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-pg-'));
  if (process.getuid?.() === 0) {
    execFileSync('chown', ['postgres', dir]);
  }
  const data = path.join(dir, 'data');
  const port = await findFreePort();
  run('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  run('pg_ctl', [
    ...['-D', data, '-w', '-t', '30', '-l', path.join(dir, 'log')],
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir} -c fsync=off -c max_connections=200`,
    'start',
  ]);
  return {
    connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    // As if it had crashed.
    restart: () =>
      run('pg_ctl', [
        ...['-D', data, '-m', 'immediate', '-w', '-t', '30'],
        ...['-l', path.join(dir, 'log')],
        'restart',
      ]),
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}
