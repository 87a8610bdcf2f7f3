import { mockServices } from '@backstage/backend-test-utils';
import createKnex from 'knex';
import { z } from 'zod/v4';
import { createTestCollector } from './collectors';

const optionsSchema = z.object({
  connectionString: z.string(),
  allowedHosts: z.array(z.string()),
  key: z.string(),
  settings: z.object({
    timeoutMs: z.number(),
    requestTimeoutMs: z.number(),
    intervalMs: z.number(),
  }),
});

// A replica of its own: collects from a PostgreSQL that others use, too, until
// it is killed.
const options = optionsSchema.parse(JSON.parse(process.argv[2]));
const knex = createKnex({
  client: 'pg',
  connection: options.connectionString,
});
const { collector } = createTestCollector({
  ...options,
  knex,
  logger: mockServices.rootLogger(),
});
collector.start();
process.stdout.write('collecting\n');
