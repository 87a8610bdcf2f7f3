import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import fc from 'fast-check';
import { findShapeFault } from './__testUtils__/findShapeFault';
import { mutatedBody } from './__testUtils__/mutatedBody';
import { DiscourseClient } from './DiscourseClient';
import { isDiscourseError } from './errors';

jest.setTimeout(120_000);

const KEY = 'a'.repeat(64);
const HOSTNAME = 'healthy.example.com';
const MAX_BYTES = 64 * 1024;
/** Nothing here waits for anything, so an answer that takes longer hangs. */
const MAX_MS = 60_000;

const READS: Record<string, (forum: DiscourseClient) => Promise<unknown>> = {
  readStatus: forum => forum.readStatus(),
  readAbout: forum => forum.readAbout(),
  readBasicInfo: forum => forum.readBasicInfo(),
  readVersionCheck: forum => forum.readVersionCheck(),
  readProblems: forum => forum.readProblems(),
  readSidekiqStats: forum => forum.readSidekiqStats(),
  readSidekiqQueues: forum => forum.readSidekiqQueues(),
  listBackups: forum => forum.listBackups(),
  readBackupStatus: forum => forum.readBackupStatus(),
  listGroups: forum => forum.listGroups(),
  readGroup: forum => forum.readGroup('staff'),
  listGroupMembers: forum => forum.listGroupMembers('staff'),
  listMembershipRequests: forum => forum.listMembershipRequests('staff'),
  listCategories: forum => forum.listCategories(),
  listSiteSettings: forum => forum.listSiteSettings(),
  listPlugins: forum => forum.listPlugins(),
  readKeyScopes: forum => forum.readKeyScopes(),
};

type Recorded = { body: string; headers: Headers; status: number };

/** What a simulated forum answers to one read, and what the client makes of it. */
async function record(
  read: (forum: DiscourseClient) => Promise<unknown>,
  baseUrl: string,
) {
  const answers = new Map<string, Recorded>();
  const forum = new DiscourseClient({
    baseUrl,
    apiKey: KEY,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      const body = await response.clone().text();
      const { headers, status } = response;
      answers.set(url, { body, headers, status });
      return response;
    },
  });
  return { healthy: await read(forum), answers };
}

describe('DiscourseClient with answers that were changed on their way', () => {
  it.each(Object.entries(READS))(
    '%s gives a value of its type or an error of its own, soon',
    async (_name, read) => {
      const fleet = await startForumFleet({
        forums: [
          {
            hostname: HOSTNAME,
            title: 'Healthy',
            keys: { monitor: KEY },
            groups: 8,
          },
        ],
      });
      const { healthy, answers } = await record(
        read,
        fleet.forumUrl(HOSTNAME),
      ).finally(() => fleet.close());
      const baseUrl = 'https://forum.example.com';
      const [first] = answers.values();
      let values = 0;

      await fc.assert(
        fc.asyncProperty(mutatedBody(first.body), async body => {
          const { headers, status } = first;
          const forum = new DiscourseClient({
            baseUrl,
            apiKey: KEY,
            maxBytes: MAX_BYTES,
            fetch: async () => new Response(body, { headers, status }),
          });
          try {
            const value = await read(forum);
            expect(findShapeFault(value, healthy)).toBeUndefined();
            values += 1;
          } catch (error) {
            if (!isDiscourseError(error)) {
              throw error;
            }
          }
        }),
        {
          numRuns: 400,
          interruptAfterTimeLimit: MAX_MS,
          markInterruptAsFailure: true,
        },
      );
      // Changes that no answer survives would prove nothing of values.
      expect(values).toBeGreaterThan(0);
    },
  );
});
