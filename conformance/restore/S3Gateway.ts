import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { buildGoBinary } from '../tools/goTools';
import { findFreePort } from '../tools/machine';
import { pinnedVersion } from '../tools/pinnedVersion';

const MODULE = 'github.com/versity/versitygw';
const START_TIMEOUT_MS = 30_000;

/**
 * A real S3 server on loopback, which checks every signature. It keeps its
 * objects as files of a folder.
 */
export class S3Gateway {
  readonly version = pinnedVersion(__dirname, MODULE);
  readonly region: string;
  readonly accessKeyId = randomBytes(10).toString('hex');
  readonly secretAccessKey = randomBytes(20).toString('hex');
  readonly #context: SubjectContext;
  readonly #folder: string;
  #process: BackgroundProcess | undefined;
  #url = '';

  constructor(context: SubjectContext, options: { region: string }) {
    this.#context = context;
    this.region = options.region;
    this.#folder = join(context.workFolder, 's3');
  }

  get #objects(): string {
    return join(this.#folder, 'objects');
  }

  get url(): string {
    return this.#url;
  }

  /** Builds and starts it. */
  async start(): Promise<void> {
    const file = await buildGoBinary(
      {
        name: 'versitygw',
        moduleFolder: __dirname,
        mainPackage: `${MODULE}/cmd/versitygw`,
        takes: 'about 2 minutes',
      },
      this.#context,
    );
    const port = await findFreePort();
    this.#url = `http://127.0.0.1:${port}`;
    mkdirSync(this.#objects, { recursive: true });
    this.#process = new BackgroundProcess({
      name: 'the S3 server',
      command: file,
      args: ['--port', `127.0.0.1:${port}`, 'posix', this.#objects],
      env: {
        ROOT_ACCESS_KEY: this.accessKeyId,
        ROOT_SECRET_KEY: this.secretAccessKey,
        VGW_REGION: this.region,
      },
      logFile: join(this.#folder, 'log'),
    });
    await this.#process.waitUntil(
      async () => (await fetch(this.#url)).status === 403,
      { timeoutMs: START_TIMEOUT_MS, signal: this.#context.signal },
    );
  }

  /** Stores an object; its bucket comes with the first. */
  put(bucket: string, name: string, content: Buffer): void {
    mkdirSync(join(this.#objects, bucket), { recursive: true });
    writeFileSync(join(this.#objects, bucket, name), content);
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }
}
