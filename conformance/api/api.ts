import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { Portal } from '../portal/Portal';
import { Schemathesis } from './Schemathesis';

const EXAMPLES = 40;
/** A forum that exists, beside all those that do not. */
const FLEET = 'showcase';

async function proveApi(context: SubjectContext): Promise<ConformanceResult[]> {
  const schemathesis = new Schemathesis(context);
  await schemathesis.install();
  const portal = new Portal(context, { name: 'portal-api', fleet: FLEET });
  try {
    context.say('Starting the portal to hold its API against its document');
    await portal.start();
    const baseUrl = `${portal.url}/api/discourse`;
    const result = await measureClaim(
      {
        claim:
          'The HTTP API answers as its OpenAPI document says, good requests and bad ones, and with no 5xx but the 503 of a forum that is away',
        counterpart: `Schemathesis ${schemathesis.version}`,
      },
      async () => {
        const { requests, checks, faults } = await schemathesis.run({
          document: `${baseUrl}/openapi.json`,
          baseUrl,
          token: await portal.signIn(),
          examples: EXAMPLES,
        });
        return {
          detail: `${requests} requests, ${checks} checks`,
          faults: requests > 0 ? faults : [...faults, 'no request was sent'],
        };
      },
    );
    return [result];
  } finally {
    await portal.stop();
  }
}

/** The HTTP API, held against its own document. */
export const api: Subject = {
  name: 'api',
  title: 'HTTP API',
  run: proveApi,
};
