import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod/v4';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { findFreePort } from '../tools/machine';
import { waitFor } from '../tools/waitFor';

const TEMPLATES = ['create-forum', 'scale-forum'] as const;
const START_TIMEOUT_MS = 360_000;
const RUN_TIMEOUT_MS = 180_000;
const ENTITY_TIMEOUT_MS = 90_000;

const identitySchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const startedSchema = z.object({ id: z.string() });
const taskSchema = z.object({ status: z.string() });
const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.object({
      message: z.string(),
      output: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
);
const entitySchema = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
});

/** How a run of a template ended. */
export interface TemplateRun {
  status: string;
  /** All that its log says. */
  log: string;
}

/** The portal as `bin/start` runs it, spoken to as a person's browser does. */
export class Portal {
  readonly #context: SubjectContext;
  readonly #name: string;
  readonly #config: object | undefined;
  readonly #fleet: string;
  #process: BackgroundProcess | undefined;
  #url = '';

  constructor(
    context: SubjectContext,
    options: {
      /** Tells its folder and its log from those of others. */
      name: string;
      /** Configuration that is read last. */
      config?: object;
      /** Simulated forums, as `bin/start --fleet` takes it; none by default. */
      fleet?: string;
    },
  ) {
    this.#context = context;
    this.#name = options.name;
    this.#config = options.config;
    this.#fleet = options.fleet ?? 'none';
  }

  async start(): Promise<void> {
    const { workFolder, signal } = this.#context;
    const [port, forumsPort, gitPort] = [
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
    ];
    this.#url = `http://localhost:${port}`;
    this.#process = new BackgroundProcess({
      name: 'the portal',
      command: join(__dirname, '../../bin/start'),
      args: [
        ...['--port', String(port), '--forums-port', String(forumsPort)],
        ...['--git-port', String(gitPort), '--fleet', this.#fleet],
        ...['--data-dir', join(workFolder, this.#name)],
        ...(this.#config ? ['--config', this.#writeConfig()] : []),
      ],
      logFile: join(workFolder, `${this.#name}.log`),
    });
    await this.#process.waitUntil(
      async () =>
        (
          await fetch(`${this.#url}/.backstage/health/v1/readiness`)
        ).ok,
      { timeoutMs: START_TIMEOUT_MS, signal },
    );
    for (const template of TEMPLATES) {
      await this.#readEntity(`template/default/${template}`);
    }
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** Where it answers, without a slash at the end. */
  get url(): string {
    return this.#url;
  }

  /** A token of a guest, for an hour. */
  async signIn(): Promise<string> {
    const guest = await fetch(`${this.#url}/api/auth/guest/refresh`, {
      method: 'POST',
      signal: this.#context.signal,
    });
    return identitySchema.parse(await guest.json()).backstageIdentity.token;
  }

  /** Lines of the portal's own log that a pattern finds. */
  findInLog(pattern: RegExp): string[] {
    const { workFolder } = this.#context;
    return readFileSync(join(workFolder, this.#name, 'logs/portal.log'), 'utf8')
      .split('\n')
      .filter(line => pattern.test(line));
  }

  /** Runs a template to its end, as somebody who pressed Create. */
  async run(
    template: (typeof TEMPLATES)[number],
    values: Record<string, unknown>,
  ): Promise<TemplateRun> {
    const { id } = startedSchema.parse(
      await this.#call('/scaffolder/v2/tasks', {
        templateRef: `template:default/${template}`,
        values,
      }),
    );
    let status = '';
    await waitFor(
      async () => {
        ({ status } = taskSchema.parse(
          await this.#call(`/scaffolder/v2/tasks/${id}`),
        ));
        return ['completed', 'failed', 'cancelled'].includes(status);
      },
      {
        timeoutMs: RUN_TIMEOUT_MS,
        what: `the run of ${template}`,
        signal: this.#context.signal,
      },
    );
    const events = eventsSchema.parse(
      await this.#call(`/scaffolder/v2/tasks/${id}/events`),
    );
    return {
      status,
      log: events.map(({ body }) => body.message).join('\n'),
    };
  }

  /** The annotations of a component, once the catalog has read it. */
  async readAnnotations(name: string): Promise<Record<string, string>> {
    const entity = await this.#readEntity(`component/default/${name}`);
    return entity.metadata.annotations;
  }

  /** An entity, once it is in the catalog. */
  async #readEntity(path: string): Promise<z.infer<typeof entitySchema>> {
    let entity: z.infer<typeof entitySchema> | undefined;
    await waitFor(
      async () => {
        const found = await this.#call(
          `/catalog/entities/by-name/${path}`,
        ).catch(() => undefined);
        entity = entitySchema.safeParse(found).data;
        return entity !== undefined;
      },
      {
        timeoutMs: ENTITY_TIMEOUT_MS,
        what: `the entity ${path}`,
        signal: this.#context.signal,
      },
    );
    return entitySchema.parse(entity);
  }

  #writeConfig(): string {
    const file = join(this.#context.workFolder, `${this.#name}.yaml`);
    writeFileSync(file, stringify(this.#config), { mode: 0o600 });
    return file;
  }

  /** What is at an address below `/api`, as text. */
  async readText(path: string): Promise<string> {
    return (await this.#fetch(path)).text();
  }

  async #call(path: string, body?: unknown): Promise<unknown> {
    return (await this.#fetch(path, body)).json();
  }

  async #fetch(path: string, body?: unknown): Promise<Response> {
    const { signal } = this.#context;
    const token = await this.signIn();
    const response = await fetch(`${this.#url}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
    if (!response.ok) {
      throw new Error(
        `${path} was answered with ${response.status}: ${(
          await response.text()
        ).slice(0, 300)}`,
      );
    }
    return response;
  }
}
