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

function makeFolder() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-pg-'));
  if (process.getuid?.() === 0) {
    execFileSync('chown', ['postgres', dir]);
  }
  return dir;
}

/** A server on a folder of data that `fill` makes. */
async function startServer(run, fill) {
  const dir = makeFolder();
  const data = path.join(dir, 'data');
  const port = await findFreePort();
  fill(data);
  let killed = false;
  const control = (settings, ...args) =>
    run('pg_ctl', [
      ...['-D', data, '-w', '-t', '30', '-l', path.join(dir, 'log')],
      '-o',
      [
        `-p ${port}`,
        ...Object.entries({
          listen_addresses: '127.0.0.1',
          unix_socket_directories: dir,
          fsync: 'off',
          max_connections: 200,
          ...settings,
        }).map(([name, value]) => `-c ${name}=${value}`),
      ].join(' '),
      ...args,
    ]);
  control({}, 'start');
  return {
    port,
    connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    // As if it had crashed.
    restart: (settings = {}) => control(settings, '-m', 'immediate', 'restart'),
    kill: () => {
      const [pid] = fs
        .readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
        .split('\n');
      process.kill(Number(pid), 'SIGKILL');
      killed = true;
    },
    promote: () => run('pg_ctl', ['-D', data, '-w', '-t', '30', 'promote']),
    startStandby: () =>
      startServer(run, target =>
        run('pg_basebackup', [
          ...['-D', target, '-h', '127.0.0.1', '-p', String(port)],
          ...['-U', 'postgres', '--write-recovery-conf', '--wal-method=stream'],
          ...['--checkpoint=fast', '--no-sync'],
        ]),
      ),
    stop: () => {
      if (!killed) {
        run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      }
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/**
 * A throw-away PostgreSQL server on loopback for the tests, see
 * `postgres.d.mts`. Gives `{ missing }`, with the reason, where there is none.
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
  return startServer(run, data =>
    run('initdb', [
      ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
      '--no-sync',
    ]),
  );
}
