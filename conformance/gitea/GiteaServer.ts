import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { buildGoBinary, pinnedModuleFolder } from '../tools/goTools';
import { findFreePort, startPostgres } from '../tools/machine';
import { MissingTool } from '../tools/MissingTool';
import { pinnedVersion } from '../tools/pinnedVersion';
import { runCommand } from '../tools/runCommand';
import { GiteaApi, type GiteaAccount } from './GiteaApi';

const MODULE = 'code.gitea.io/gitea';
const START_TIMEOUT_MS = 120_000;

function randomText(bytes = 32): string {
  return randomBytes(bytes).toString('hex');
}

function makeAccount(username: string): GiteaAccount {
  return { username, password: randomText(12) };
}

/** A real Gitea on a real PostgreSQL, both on loopback and for one run only. */
export class GiteaServer {
  /** Who set it up, and who merges. */
  readonly administrator = makeAccount('operator');
  /** Whom the portal acts as. */
  readonly portalAccount = makeAccount('portal');
  readonly version = pinnedVersion(__dirname, MODULE);
  readonly #context: SubjectContext;
  readonly #folder: string;
  #binary = '';
  #process: BackgroundProcess | undefined;
  #stopDatabase: (() => void) | undefined;
  #url = '';

  constructor(context: SubjectContext) {
    this.#context = context;
    this.#folder = join(context.workFolder, 'gitea');
  }

  /** Where it answers, without a slash at the end. */
  get url(): string {
    return this.#url;
  }

  /** Host and port, as integrations name it. */
  get host(): string {
    return new URL(this.#url).host;
  }

  /** Calls its API as somebody. */
  as(account: GiteaAccount): GiteaApi {
    const { signal } = this.#context;
    return new GiteaApi({ url: this.#url, account, signal });
  }

  /** Builds and starts it, with both accounts. */
  async start(): Promise<void> {
    const { signal } = this.#context;
    this.#binary = await buildGoBinary(
      {
        name: 'gitea',
        moduleFolder: __dirname,
        mainPackage: MODULE,
        takes: 'about 6 minutes on 2 cores',
      },
      this.#context,
    );
    const postgres = await startPostgres();
    if (postgres.missing !== undefined) {
      throw new MissingTool(postgres.missing);
    }
    this.#stopDatabase = postgres.stop;
    await this.#writeConfig(new URL(postgres.connectionString));
    await this.#run(['migrate']);
    for (const { account, flags } of [
      { account: this.administrator, flags: ['--admin'] },
      { account: this.portalAccount, flags: [] },
    ]) {
      const { username, password } = account;
      await this.#run([
        ...['admin', 'user', 'create', ...flags],
        ...['--username', username, '--password', password],
        ...['--email', `${username}@forums.localhost`],
        '--must-change-password=false',
      ]);
    }
    this.#process = new BackgroundProcess({
      name: 'gitea',
      command: this.#binary,
      args: this.#arguments(['web']),
      logFile: join(this.#folder, 'gitea.log'),
    });
    await this.#process.waitUntil(
      async () => (await fetch(`${this.#url}/api/v1/version`)).ok,
      { timeoutMs: START_TIMEOUT_MS, signal },
    );
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
    this.#stopDatabase?.();
  }

  #arguments(args: string[]): string[] {
    const config = join(this.#folder, 'app.ini');
    return ['--config', config, '--work-path', this.#folder, ...args];
  }

  async #run(args: string[]): Promise<void> {
    const { signal } = this.#context;
    await runCommand(this.#binary, this.#arguments(args), { signal });
  }

  async #writeConfig(database: URL): Promise<void> {
    const port = await findFreePort();
    this.#url = `http://localhost:${port}`;
    const root = process.getuid?.() === 0;
    mkdirSync(this.#folder, { recursive: true });
    // Templates and translations are read from the sources of the module.
    const sources = await pinnedModuleFolder(__dirname, MODULE, this.#context);
    const lines = [
      `APP_NAME = Conformance`,
      `RUN_MODE = prod`,
      ...(root
        ? ['RUN_USER = root', 'I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true']
        : []),
      '[server]',
      `PROTOCOL = http`,
      `HTTP_ADDR = 127.0.0.1`,
      `HTTP_PORT = ${port}`,
      `ROOT_URL = ${this.#url}/`,
      `DISABLE_SSH = true`,
      `OFFLINE_MODE = true`,
      `STATIC_ROOT_PATH = ${sources}`,
      '[database]',
      `DB_TYPE = postgres`,
      `HOST = ${database.host}`,
      `NAME = ${database.pathname.slice(1)}`,
      `USER = ${database.username}`,
      '[security]',
      `INSTALL_LOCK = true`,
      `SECRET_KEY = ${randomText()}`,
      `PASSWORD_HASH_ALGO = pbkdf2`,
      '[oauth2]',
      `ENABLED = false`,
      '[cron.update_checker]',
      `ENABLED = false`,
      '[actions]',
      `ENABLED = true`,
      '',
    ];
    writeFileSync(join(this.#folder, 'app.ini'), lines.join('\n'), {
      mode: 0o600,
    });
  }
}
