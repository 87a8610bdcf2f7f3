import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { z } from 'zod/v4';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { startPortal, type Portal } from '../__testUtils__/startPortal';
import { waitFor } from '../__testUtils__/waitFor';
import { writeCursorText } from '../store/cursorText';
import { createOpenApiDocument } from '../openapi/createOpenApiDocument';

jest.setTimeout(180_000);

const READS = z
  .record(
    z.string(),
    z.object({
      get: z
        .object({
          parameters: z
            .array(z.object({ name: z.string(), in: z.string() }))
            .default([]),
        })
        .optional(),
    }),
  )
  .parse(createOpenApiDocument().paths);

const ODD_TEXTS = [
  ...['', ' ', '%', '_', '\\', "'", '"', '"""', "' or 1=1 --", '*', '^', '('],
  ...['a"b', 'abc*', 'AND OR NOT', 'NEAR(a b)', 'text:abc', '{text}:abc'],
  ...[
    '\u0000',
    'abc\u0000',
    '\ud800abc',
    '\u0130\u0130\u0130',
    '\u200b'.repeat(3),
  ],
  ...['9'.repeat(30), '-1', '1e3', '0x10', 'NaN', 'Infinity', '2147483648'],
  ...['9007199254740993', '__proto__', 'constructor', '../..', '漢字かな'],
];

const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({
    unit: fc.constantFrom('a', '"', '%', '\u0000', ' '),
    maxLength: 9,
  }),
);

const oddValue = fc.oneof(
  oddText,
  fc.double(),
  fc.constantFrom(null, true, 2 ** 63, -(2 ** 70), 1.5, Number.MAX_VALUE),
);
const COLUMNS = [
  ...['title_sort', 'severity_rank', 'version_sort', 'enqueued'],
  ...['last_backup_at', 'collected_at'],
];
const SORTS = [
  ...['title', 'severity', 'version', 'enqueued', 'lastBackupAt'],
  'collectedAt',
];
/** Places in lists that no page gave, in the form in which pages give them. */
const forgedCursor = fc.oneof(
  fc
    .tuple(
      fc.nat({ max: 5 }),
      fc.constantFrom('asc', 'desc'),
      oddValue,
      oddText,
      oddText,
    )
    .map(([index, order, ...rest]) => ({
      sort: SORTS[index],
      order,
      cursor: writeCursorText([COLUMNS[index], order, ...rest]),
    })),
  fc.array(oddValue, { maxLength: 5 }).map(values => ({
    cursor: writeCursorText(values),
  })),
);

const aRequest = fc
  .constantFrom(...Object.entries(READS))
  .chain(([path, { get }]) => {
    const parameters = get?.parameters ?? [];
    const names = parameters
      .filter(each => each.in === 'query')
      .map(each => each.name);
    const query =
      names.length === 0
        ? fc.constant({})
        : fc.dictionary(fc.constantFrom(...names), oddText, { maxKeys: 3 });
    const forged = names.includes('cursor') ? forgedCursor : fc.constant({});
    return fc.record({
      path: fc.constant(path),
      id: fc.oneof(fc.constant('acme'), oddText),
      query: fc
        .tuple(query, fc.option(forged, { nil: {} }))
        .map(([own, more]) => ({ ...own, ...more })),
    });
  });

/** Percent-encoded, with U+FFFD for what UTF-8 can not tell. */
const encode = (text: string) =>
  encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));

describe('requests that nobody expects', () => {
  const databases = createTestDatabases();
  let portal: Portal | undefined;

  afterEach(() => portal?.stop());

  it.each(databases.eachSupportedId())(
    'are refused or answered, and never fail, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      portal = await startPortal({
        discourse: {
          forums: [
            {
              id: 'acme',
              entityRef: 'component:default/acme',
              title: 'Forum of Acme',
              url: 'https://acme.forums.example.com',
            },
          ],
        },
        features: [mockServices.database.factory({ knex })],
      });
      const { server, getStatus } = portal;
      await waitFor(
        () => getStatus('acme'),
        ({ state }) => state !== 'pending',
      );
      const base = `http://127.0.0.1:${server.port()}/api/discourse`;
      const statuses = new Map<number, number>();

      await fc.assert(
        fc.asyncProperty(aRequest, async ({ path, id, query }) => {
          const url = `${base}${path.replace(/\{\w+\}/, encode(id))}`;
          const pairs = Object.entries(query).map(
            ([name, value]) => `${name}=${encode(String(value))}`,
          );

          const { status } = await fetch(`${url}?${pairs.join('&')}`, {
            headers: { Authorization: 'Bearer mock-user-token' },
          });

          expect(status).toBeLessThan(500);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }),
        { numRuns: 1500 },
      );
      expect(statuses.get(200)).toBeGreaterThan(100);
      expect(statuses.get(400)).toBeGreaterThan(100);
    },
  );
});
