import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import request from 'supertest';
import { z } from 'zod/v4';
import { listRouterRoutes } from '../__testUtils__/listRouterRoutes';
import { startPortal } from '../__testUtils__/startPortal';
import { waitFor } from '../__testUtils__/waitFor';
import { createOpenApiDocument } from './createOpenApiDocument';

jest.setTimeout(30_000);

/** The schema of a successful answer, with references resolved. */
function answerSchema(path: string, status = '200'): z.ZodType {
  const document = createOpenApiDocument();
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(inline);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if ('$ref' in value) {
      const name = String(value.$ref).split('/').at(-1) ?? '';
      return inline(document.components.schemas[name]);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, inline(each)]),
    );
  };
  const { schema } = z
    .object({
      responses: z.object({
        [status]: z.object({
          content: z.object({
            'application/json': z.object({
              schema: z.record(z.string(), z.unknown()),
            }),
          }),
        }),
      }),
    })
    .parse(document.paths[path].get).responses[status].content[
    'application/json'
  ];
  return z.fromJSONSchema(z.record(z.string(), z.json()).parse(inline(schema)));
}

describe('OpenAPI document', () => {
  it('lists exactly the routes that there are', async () => {
    const routes = await listRouterRoutes();
    const { paths } = createOpenApiDocument();
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method} ${path}`),
    );

    expect(routes.sort()).toEqual(documented.sort());
  });

  it('gives each operation a name and refers only to schemas that exist', () => {
    const { paths, components } = createOpenApiDocument();
    const ids = Object.values(paths)
      .flatMap(operations => Object.values(operations))
      .map(operation => z.object({ operationId: z.string() }).parse(operation));
    const refs = JSON.stringify(paths).match(/#\/components\/schemas\/\w+/g);

    expect(new Set(ids.map(each => each.operationId)).size).toBe(ids.length);
    for (const ref of refs ?? []) {
      expect(components.schemas).toHaveProperty([ref.split('/').at(-1) ?? '']);
    }
  });

  it('spells out control characters, which not every language knows by name', () => {
    const text = JSON.stringify(createOpenApiDocument());

    expect(text).toContain('\\\\u0000-\\\\u001f');
    expect(text).not.toContain('\\p{Cc}');
  });

  it('describes what the routes really answer', async () => {
    const forums = await startForumFleet({
      forums: [
        {
          hostname: 'a.example',
          title: 'A',
          keys: { monitor: 'a'.repeat(64) },
        },
        { hostname: 'b.example', title: 'B' },
      ],
    });
    forums.setFault('b.example', 'rate-limited');
    const portal = await startPortal({
      discourse: {
        allowedHosts: [new URL(forums.url).host],
        forums: ['a', 'b'].map(id => ({
          id,
          entityRef: `component:default/${id}`,
          url: forums.forumUrl(`${id}.example`),
          keys: { monitor: 'a'.repeat(64) },
        })),
      },
    });
    const read = async (path: string) =>
      (await request(portal.server).get(`/api/discourse${path}`).expect(200))
        .body;
    for (const id of ['a', 'b']) {
      await waitFor(
        () => portal.getStatus(id),
        status => status.state !== 'pending',
      );
    }
    const answers = [
      ['/forums', await read('/forums')],
      ['/fleet/facets', await read('/fleet/facets')],
      ['/forums/{id}', await read('/forums/a')],
      ['/forums/{id}', await read('/forums/b')],
      ['/forums/{id}/history', await read('/forums/a/history?range=1h')],
      [
        '/forums/{id}/findings/history',
        await read('/forums/b/findings/history'),
      ],
      ['/openapi.json', await read('/openapi.json')],
    ];
    await portal.stop();
    await forums.close();

    for (const [path, body] of answers) {
      const result = answerSchema(path).safeParse(body);
      expect(result.error?.issues).toBeUndefined();
    }
    expect(answerSchema('/forums/{id}').safeParse({}).success).toBe(false);
  });
});
