import { z } from 'zod/v4';
import { Portal } from '../portal/Portal';
import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { SubjectContext } from '../report/Subject';
import { waitFor } from '../tools/waitFor';

const FORUM = { id: 'acme-community', term: 'Acme' };
const INDEX_TIMEOUT_MS = 120_000;

const resultsSchema = z.object({
  results: z.array(
    z.object({ document: z.looseObject({ forumId: z.string() }) }),
  ),
});

/** The whole portal on the database, whose search plugin keeps its index there. */
export async function proveSearch(
  context: SubjectContext,
  options: { connection: object; counterpart: string },
): Promise<ConformanceResult> {
  const { connection, counterpart } = options;
  const portal = new Portal(context, {
    name: 'portal-on-postgres',
    fleet: 'showcase',
    config: {
      backend: { database: { client: 'pg', connection } },
      search: {
        collators: {
          discourse: {
            schedule: {
              frequency: { seconds: 10 },
              initialDelay: { seconds: 5 },
              timeout: { minutes: 1 },
            },
          },
        },
      },
    },
  });
  const find = async (term: string) => {
    const query = new URLSearchParams({ term, 'types[0]': 'discourse-forum' });
    const text = await portal.readText(`/search/query?${query}`);
    const { results } = resultsSchema.parse(JSON.parse(text));
    return results.map(({ document }) => document.forumId);
  };
  return measureClaim(
    {
      claim:
        "The whole portal runs on it, and Backstage's search finds a forum by its name there",
      counterpart: `${counterpart}, Backstage's search plugin`,
    },
    async () => {
      try {
        await portal.start();
        let found: string[] = [];
        await waitFor(
          async () => {
            found = await find(FORUM.term);
            return found.includes(FORUM.id);
          },
          {
            timeoutMs: INDEX_TIMEOUT_MS,
            what: `${FORUM.id} in the search`,
            signal: context.signal,
          },
        );
        const strangers = await find('nowhereinanyforum');
        return {
          detail: `'${FORUM.term}' finds ${found.join(', ')}`,
          faults: strangers.map(id => `${id} is found by a word it lacks`),
        };
      } finally {
        await portal.stop();
      }
    },
  );
}
