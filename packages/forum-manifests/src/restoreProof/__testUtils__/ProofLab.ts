import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PROVE_RESTORE_SCRIPT } from '../scripts/proveRestore';
import { FORUM_SQL, SCHEMA_VERSION } from './discourseSchema';

const DEBIAN_HOME = '/usr/lib/postgresql';

/** Where the programs of a PostgreSQL server are now, if there are any. */
export function findPostgresBinaries(): string | undefined {
  const versions = existsSync(DEBIAN_HOME) ? readdirSync(DEBIAN_HOME) : [];
  const folders = [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map(version => join(DEBIAN_HOME, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find(folder => existsSync(join(folder, 'pg_controldata')));
}

/** Those of when the tests began. */
export const POSTGRES_BINARIES = findPostgresBinaries();

/** A backup as it lies in the bucket. */
export interface Archive {
  name: string;
  content: Buffer;
}

/** What the checker said. */
export interface Verdict {
  result: Record<string, unknown>;
  exitCode: number | null;
  /** Whether a server was left running. */
  running: boolean;
}

/** A forum in a real PostgreSQL, its backups, and the real checker. */
export class ProofLab {
  readonly #binaries: string;
  readonly #folder: string;
  #made = 0;

  /** Starts the server with the forum; it listens on a socket only. */
  constructor(options: { binaries: string }) {
    this.#binaries = options.binaries;
    this.#folder = mkdtempSync(join(tmpdir(), 'proof-'));
    writeFileSync(this.#path('prove.sh'), PROVE_RESTORE_SCRIPT);
    mkdirSync(this.#path('live'));
    this.#handOver(this.#folder);
    this.#server('initdb', ['-U', 'postgres', '-A', 'trust', '--no-sync']);
    this.#server('pg_ctl', [
      ...['-w', '-l', this.#path('log'), '-o'],
      `-c listen_addresses='' -c unix_socket_directories='${this.liveFolder}' -c fsync=off`,
      'start',
    ]);
    this.liveSql('postgres', 'CREATE DATABASE forum TEMPLATE template0');
    this.liveSql('forum', FORUM_SQL);
  }

  /** Folder of the socket of the live database. */
  get liveFolder(): string {
    return this.#path('live');
  }

  stop(): void {
    this.#server('pg_ctl', ['-m', 'immediate', '-w', 'stop']);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs SQL in the live database and gives what it prints. */
  liveSql(database: string, sql: string): string {
    return this.#run('psql', [
      ...['-X', '-A', '-t', '-q', '-v', 'ON_ERROR_STOP=1'],
      ...['-h', this.liveFolder, '-U', 'postgres', '-d', database, '-c', sql],
    ]).toString();
  }

  /** A dump as Discourse makes it, of the forum after some SQL. */
  dump(changes = ''): string {
    const database = `changed_${(this.#made += 1)}`;
    this.liveSql('postgres', `CREATE DATABASE ${database} TEMPLATE forum`);
    if (changes) {
      this.liveSql(database, changes);
    }
    return this.#run('pg_dump', [
      ...['--schema=public', '--no-owner', '--no-privileges'],
      ...['-h', this.liveFolder, '-U', 'postgres', database],
    ]).toString();
  }

  /** An archive as Discourse makes it. */
  archive(
    options: {
      dump?: string | Buffer;
      uploads?: number;
      version?: string;
      date?: string;
      dumpName?: string;
    } = {},
  ): Archive {
    const {
      dump = this.dump(),
      uploads = 20,
      version = SCHEMA_VERSION,
      date = '2026-11-19-033000',
      dumpName = 'dump.sql.gz',
    } = options;
    const folder = this.#path(`archive-${(this.#made += 1)}`);
    const pictures = join(folder, 'uploads/default/original/1X');
    mkdirSync(pictures, { recursive: true });
    writeFileSync(
      join(folder, dumpName),
      typeof dump === 'string' ? gzipSync(dump) : dump,
    );
    for (let index = 1; index <= uploads; index += 1) {
      writeFileSync(join(pictures, `${index}.png`), `picture ${index}`);
    }
    const content = execFileSync('tar', ['-C', folder, '-czf', '-', '.']);
    return { name: `acme-${date}-v${version}.tar.gz`, content };
  }

  /** Runs the checker on an archive, or on none. */
  prove(
    archive: Archive | undefined,
    options: {
      env?: Record<string, string>;
      runningSchema?: string;
      previous?: string;
      failure?: string;
      /** Before the checker starts, with its working folder. */
      prepare?: (work: string) => void;
    } = {},
  ): Verdict {
    const { env, runningSchema = SCHEMA_VERSION, previous, failure } = options;
    const run = this.#path(`run-${(this.#made += 1)}`);
    for (const folder of ['in/archive', 'out', 'work']) {
      mkdirSync(join(run, folder), { recursive: true });
    }
    writeFileSync(join(run, 'in/running-schema'), runningSchema);
    if (archive) {
      writeFileSync(join(run, 'in/archive', archive.name), archive.content);
    }
    if (failure !== undefined) {
      writeFileSync(join(run, 'in/failure'), failure);
    }
    if (previous !== undefined) {
      writeFileSync(join(run, 'previous.json'), previous);
    }
    options.prepare?.(join(run, 'work'));
    this.#handOver(run);
    const [command, args] = asServerUser('bash', [this.#path('prove.sh')]);
    const { status } = spawnSync(command, args, {
      cwd: run,
      env: {
        PATH: `/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:${dirname(
          process.execPath,
        )}`,
        PROOF_FORUM: 'acme',
        PROOF_IN: join(run, 'in'),
        PROOF_OUT: join(run, 'out'),
        PROOF_WORK: join(run, 'work'),
        PROOF_PREVIOUS: join(run, 'previous.json'),
        PROOF_EXTENSIONS: 'hstore pg_trgm unaccent',
        PROOF_QUIET_DAYS: '30',
        PROOF_KEPT_PERCENT: '50',
        PROOF_UPLOADS_IN_ARCHIVE: 'yes',
        ...env,
      },
    });
    return {
      result: JSON.parse(readFileSync(join(run, 'out/result.json'), 'utf8')),
      exitCode: status,
      running: existsSync(join(run, 'work/server/data/postmaster.pid')),
    };
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  // PostgreSQL refuses to run as root, and so does the checker's server.
  #handOver(folder: string): void {
    if (process.getuid?.() === 0) {
      execFileSync('chown', ['-R', 'postgres', folder]);
    }
  }

  #server(name: string, args: string[]): void {
    this.#run(name, ['-D', join(this.liveFolder, 'data'), ...args]);
  }

  #run(name: string, args: string[]): Buffer {
    const [command, all] = asServerUser(join(this.#binaries, name), args);
    return execFileSync(command, all, {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    });
  }
}

function asServerUser(command: string, args: string[]): [string, string[]] {
  return process.getuid?.() === 0
    ? ['runuser', ['-u', 'postgres', '--', command, ...args]]
    : [command, args];
}
