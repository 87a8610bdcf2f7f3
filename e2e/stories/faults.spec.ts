import { expect, test, type APIRequestContext } from '@playwright/test';
import type {
  ForumStatus,
  PartName,
  ProblemKind,
} from '@backstage-discourse/plugin-discourse-common';
import { portal, readApi, setFault, signIn } from '../portal';

interface FaultCase {
  fault: string;
  forum: string;
  part: PartName;
  kind: ProblemKind;
  /** What the page says. */
  words: string;
}

// Each fault on a forum of its own, so that all are met in one cycle.
const ROUNDS: FaultCase[][] = [
  [
    {
      fault: 'down',
      forum: 'acme-community',
      part: 'health',
      kind: 'unreachable',
      words: 'The forum does not answer',
    },
    {
      fault: 'hang',
      forum: 'acme-developers',
      part: 'health',
      kind: 'timed-out',
      words: 'The forum answered too slowly',
    },
    {
      fault: 'unauthorized',
      forum: 'globex-support',
      part: 'sidekiq',
      kind: 'bad-key',
      words: 'The forum refused the key',
    },
    {
      fault: 'not-found',
      forum: 'globex-partners',
      part: 'sidekiq',
      kind: 'missing-right',
      words: 'The key lacks a right',
    },
    {
      fault: 'rate-limited',
      forum: 'initech-staff',
      part: 'sidekiq',
      kind: 'rate-limited',
      words: 'The forum limits how often it is asked',
    },
    {
      fault: 'server-error',
      forum: 'hooli-makers',
      part: 'sidekiq',
      kind: 'server-error',
      words: 'The forum answered with an error',
    },
    {
      fault: 'html',
      forum: 'umbra-forum',
      part: 'sidekiq',
      kind: 'not-json',
      words: 'Something else than Discourse answered',
    },
  ],
  [
    {
      fault: 'reset',
      forum: 'acme-community',
      part: 'health',
      kind: 'unreachable',
      words: 'The forum does not answer',
    },
    {
      fault: 'bad-gateway',
      forum: 'acme-developers',
      part: 'sidekiq',
      kind: 'server-error',
      words: 'The forum answered with an error',
    },
    {
      fault: 'truncated',
      forum: 'globex-support',
      part: 'sidekiq',
      kind: 'not-json',
      words: 'Something else than Discourse answered',
    },
    {
      fault: 'wrong-types',
      forum: 'globex-partners',
      part: 'sidekiq',
      kind: 'unexpected-shape',
      words: 'The answer is not what this version of the portal expects',
    },
    {
      fault: 'huge',
      forum: 'initech-staff',
      part: 'sidekiq',
      kind: 'too-large',
      words: 'The answer is too large',
    },
    {
      fault: 'redirect',
      forum: 'hooli-makers',
      part: 'sidekiq',
      kind: 'redirected',
      words: 'The forum sends to another address',
    },
    {
      fault: 'forbidden',
      forum: 'umbra-forum',
      part: 'sidekiq',
      kind: 'bad-key',
      words: 'The forum refused the key',
    },
  ],
];

const readForum = (request: APIRequestContext, id: string) =>
  readApi<ForumStatus>(request, `/discourse/forums/${id}`);

function hostnameOf(forum: string) {
  return `${forum}.forums.localhost`;
}

for (const [index, cases] of ROUNDS.entries()) {
  test.describe(`round ${index + 1}`, () => {
    test.afterEach(async ({ request }) => {
      for (const { forum } of cases) {
        await setFault(request, hostnameOf(forum), 'none');
      }
    });

    test(`a page names ${cases
      .map(({ fault }) => fault)
      .join(', ')} and keeps the last good data`, async ({ page, request }) => {
      for (const { forum, part } of cases) {
        await expect
          .poll(async () => (await readForum(request, forum)).parts[part], {
            message: `${forum} was seen well before`,
            timeout: 90_000,
          })
          .toMatchObject({
            data: expect.anything(),
            observedAt: expect.any(String),
          });
      }

      for (const { forum, fault } of cases) {
        await setFault(request, hostnameOf(forum), fault);
      }
      await signIn(page);

      for (const { forum, fault, part, kind, words } of cases) {
        await expect
          .poll(
            async () =>
              (
                await readForum(request, forum)
              ).parts[part]?.problem?.kind,
            { message: `${forum} under '${fault}'`, timeout: 90_000 },
          )
          .toBe(kind);
        const { parts } = await readForum(request, forum);
        expect(parts[part]?.data, `${forum} keeps its data`).toBeDefined();
        expect(parts[part]?.observedAt).toBeDefined();

        await page.goto(
          `${portal.url}/catalog/default/component/${forum}/discourse?view=${
            part === 'health' ? 'overview' : part
          }`,
        );
        await expect(page.getByText(words).first()).toBeVisible();
        await expect(
          page.getByText(/last seen|Last seen data from/).first(),
        ).toBeVisible();
      }
    });
  });
}
