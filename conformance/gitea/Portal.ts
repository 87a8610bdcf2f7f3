import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod/v4';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { findFreePort } from '../tools/machine';
import { waitFor } from '../tools/waitFor';
import type { GiteaServer } from './GiteaServer';

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

/** The portal as `bin/start` runs it, with its repositories on a real Gitea. */
export class Portal {
  readonly #context: SubjectContext;
  readonly #gitea: GiteaServer;
  readonly #organization: string;
  #process: BackgroundProcess | undefined;
  #url = '';

  constructor(
    context: SubjectContext,
    options: { gitea: GiteaServer; organization: string },
  ) {
    this.#context = context;
    this.#gitea = options.gitea;
    this.#organization = options.organization;
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
        ...['--git-port', String(gitPort), '--fleet', 'none'],
        ...['--data-dir', join(workFolder, 'portal')],
        ...['--config', this.#writeConfig()],
      ],
      logFile: join(workFolder, 'portal.log'),
    });
    await this.#process.waitUntil(
      async () =>
        (
          await fetch(`${this.#url}/.backstage/health/v1/readiness`)
        ).ok,
      { timeoutMs: START_TIMEOUT_MS, signal },
    );
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
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
    const path = `/catalog/entities/by-name/component/default/${name}`;
    let annotations: Record<string, string> = {};
    await waitFor(
      async () => {
        const entity = await this.#call(path).catch(() => undefined);
        const found = entitySchema.safeParse(entity);
        annotations = found.data?.metadata.annotations ?? {};
        return found.success;
      },
      {
        timeoutMs: ENTITY_TIMEOUT_MS,
        what: `the entity ${name}`,
        signal: this.#context.signal,
      },
    );
    return annotations;
  }

  #writeConfig(): string {
    const { host, url, portalAccount } = this.#gitea;
    const file = join(this.#context.workFolder, 'app-config.gitea.yaml');
    writeFileSync(
      file,
      stringify({
        integrations: {
          gitea: [{ host, baseUrl: url, ...portalAccount }],
        },
        discourse: {
          repositories: {
            host,
            owner: this.#organization,
            topics: ['discourse', 'forum'],
            protectBranch: true,
          },
        },
      }),
      { mode: 0o600 },
    );
    return file;
  }

  async #call(path: string, body?: unknown): Promise<unknown> {
    const { signal } = this.#context;
    const guest = await fetch(`${this.#url}/api/auth/guest/refresh`, {
      method: 'POST',
      signal,
    });
    const { token } = identitySchema.parse(
      await guest.json(),
    ).backstageIdentity;
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
    return response.json();
  }
}
