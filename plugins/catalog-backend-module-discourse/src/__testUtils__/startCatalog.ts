import { createServer } from 'node:http';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  eventsServiceRef,
  type EventsService,
} from '@backstage/plugin-events-node';
import {
  forumDirectoryServiceRef,
  REGISTRY_EVENTS_TOPIC,
  type RegistryEvent,
} from '@backstage-discourse/plugin-discourse-node';
import type { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { z } from 'zod/v4';
import catalogModuleDiscourse from '..';
import type { InMemoryDirectory } from './InMemoryDirectory';

const entitySchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string() }).catchall(z.json()),
  spec: z.record(z.string(), z.json()).optional(),
  relations: z
    .array(z.object({ type: z.string(), targetRef: z.string() }))
    .optional(),
});

/** Serves the files of repositories. */
async function serveFiles(files: ReadonlyMap<string, string>) {
  const server = createServer((req, res) => {
    const text = files.get(req.url ?? '');
    res.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    host: `127.0.0.1:${port}`,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}

/** The real catalog with the module, and repositories that it reads by HTTP. */
export async function startCatalog(options: { directory: InMemoryDirectory }) {
  const files = new Map<string, string>();
  const git = await serveFiles(files);
  const scheduler = mockServices.scheduler();
  let bus: EventsService | undefined;
  const captureEvents = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-events',
    register: env =>
      env.registerInit({
        deps: { events: eventsServiceRef, catalog: catalogServiceRef },
        async init({ events }) {
          bus = events;
        },
      }),
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleDiscourse,
      captureEvents,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: forumDirectoryServiceRef,
        deps: {},
        factory: () => options.directory,
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host: git.host }] } },
          catalog: {
            processingInterval: { hours: 1 },
            rules: [{ allow: ['Component', 'System', 'Location'] }],
          },
        },
      }),
    ],
  });
  const get = (path: string) =>
    request(backend.server).get(`/api/catalog${path}`);
  return {
    /** Address of a repository's catalog file with this text. */
    publish(name: string, text: string): string {
      const path = `/forums/${name}/src/branch/main/catalog-info.yaml`;
      files.set(path, text);
      return `http://${git.host}${path}`;
    },
    tell: (event: RegistryEvent) =>
      bus?.publish({ topic: REGISTRY_EVENTS_TOPIC, eventPayload: event }),
    syncLocations: () => scheduler.triggerTask('discourse-forum-locations'),
    readFacts: () => scheduler.triggerTask('discourse-forum-facts'),
    /** Registers an address as `catalog:register` does. */
    async register(target: string): Promise<string> {
      const { body } = await request(backend.server)
        .post('/api/catalog/locations')
        .send({ type: 'url', target })
        .expect(201);
      return z.object({ location: z.object({ id: z.string() }) }).parse(body)
        .location.id;
    },
    async unregister(id: string): Promise<void> {
      await request(backend.server)
        .delete(`/api/catalog/locations/${id}`)
        .expect(204);
    },
    async getComponent(name: string): Promise<Entity | undefined> {
      const response = await get(`/entities/by-name/component/default/${name}`);
      return response.status === 200
        ? entitySchema.parse(response.body)
        : undefined;
    },
    /** Names of the entities that match a filter of the catalog. */
    async filter(filter: string): Promise<string[]> {
      const { body } = await get(
        `/entities?filter=${encodeURIComponent(filter)}`,
      ).expect(200);
      return z
        .array(entitySchema)
        .parse(body)
        .map(({ metadata }) => metadata.name)
        .sort();
    },
    async stop(): Promise<void> {
      await backend.stop();
      await git.close();
    },
  };
}
