import {
  startGitHost,
  type GitHost,
} from '@backstage-discourse/discourse-simulator';
import request from 'supertest';
import { z } from 'zod/v4';
import { createCatalog } from './createCatalog';
import { createClusterKey, type ClusterKey } from './createClusterKey';
import { acmeGroup } from './exampleForm';
import { FakeDiscourseService } from './FakeDiscourseService';
import { portalConfig } from './portalConfig';
import { templateEntity } from './readTemplate';
import { startScaffolder } from './startScaffolder';

const task = z.looseObject({ status: z.string() });
const output = z.looseObject({
  links: z.array(z.looseObject({ title: z.string() })).optional(),
  text: z.array(z.looseObject({ title: z.string() })).optional(),
});
const events = z.array(
  z.object({
    type: z.string(),
    body: z.looseObject({
      message: z.string(),
      output: output.optional(),
    }),
  }),
);

/** A finished task, with all that the scaffolder keeps of it. */
export interface FinishedTask {
  status: string;
  /** Titles of links and texts that the page of the run shows. */
  shown: string[];
  /** Record and events, as the API gives them. */
  record: string;
}

/** The scaffolder, a Git host and a registry, joined as in the portal. */
export interface TestPortal {
  key: ClusterKey;
  gitHost: GitHost;
  discourse: FakeDiscourseService;
  server: Awaited<ReturnType<typeof startScaffolder>>['server'];
  runTask(
    values: Record<string, unknown>,
    secrets?: Record<string, string>,
  ): Promise<FinishedTask>;
}

/** Starts all of it over loopback; the caller closes the Git host. */
export async function startTestPortal(options: {
  dataDir: string;
  /** Address of the Git host in the portal's configuration, by its own one. */
  frontOf?: (gitHost: GitHost) => Promise<string>;
}): Promise<TestPortal> {
  const key = await createClusterKey();
  const gitHost = await startGitHost({
    dataDir: options.dataDir,
    username: 'portal',
    password: 'git-password',
    log: () => {},
  });
  const discourse = new FakeDiscourseService(key);
  const catalog = createCatalog({
    entities: [acmeGroup, templateEntity()],
    listLocations: () =>
      discourse.activations.flatMap(({ location }) => location ?? []),
    readUrl: async url => {
      const [, owner, repo, file] =
        /^https?:\/\/[^/]+\/([^/]+)\/([^/]+)\/src\/branch\/main\/(.+)$/.exec(
          url,
        ) ?? [];
      return gitHost.readFile(owner, repo, 'main', file);
    },
  });
  const { server } = await startScaffolder({
    catalog,
    discourse,
    config: portalConfig({
      ...key,
      gitUrl: (await options.frontOf?.(gitHost)) ?? gitHost.url,
      smtpUserName: 'mail',
    }),
  });

  const finish = async (id: string): Promise<FinishedTask> => {
    for (;;) {
      const path = `/api/scaffolder/v2/tasks/${id}`;
      const response = await request(server).get(path).expect(200);
      const { status } = task.parse(response.body);
      if (status !== 'open' && status !== 'processing') {
        const log = await request(server).get(`${path}/events`).expect(200);
        return {
          status,
          shown: events
            .parse(log.body)
            .flatMap(({ body: { output: made } }) => [
              ...(made?.links ?? []),
              ...(made?.text ?? []),
            ])
            .map(({ title }) => title),
          record: JSON.stringify([response.body, log.body]),
        };
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  };

  return {
    key,
    gitHost,
    discourse,
    server,
    runTask: async (values, secrets = {}) => {
      const { body } = await request(server)
        .post('/api/scaffolder/v2/tasks')
        .send({
          templateRef: 'template:default/create-forum',
          values,
          secrets,
        })
        .expect(201);
      return finish(z.object({ id: z.string() }).parse(body).id);
    },
  };
}
