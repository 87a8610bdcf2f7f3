import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { OperationChain } from './OperationChain';
import { OperationLog } from './OperationLog';

describe('OperationLog', () => {
  const databases = createTestDatabases();

  async function setUp() {
    const knex = await initDatabase(databases, 'SQLITE_3');
    const success = jest.fn();
    const fail = jest.fn();
    const createEvent = jest.fn(async () => ({ success, fail }));
    const chain = new OperationChain({ knex, now: () => 0 });
    const auditor = mockServices.auditor.mock({ createEvent });
    const log = new OperationLog({ chain, auditor });
    return { knex, chain, log, createEvent, success, fail };
  }

  const operation = {
    eventId: 'backup-start',
    forumId: 'acme',
    actor: 'user:default/ann',
  };

  it('records who did what with what result, and ties the audit event to it', async () => {
    const { chain, log, createEvent, success } = await setUp();

    const value = await log.run(operation, async () => 7, {
      describe: each => `made ${each}`,
    });

    const { items } = await chain.list('acme', { limit: 10 });
    const { hash } = await chain.verify('acme');
    expect(value).toBe(7);
    expect(items).toEqual([
      {
        seq: 1,
        at: '1970-01-01T00:00:00.000Z',
        operation: 'backup-start',
        actor: 'user:default/ann',
        result: 'made 7',
      },
    ]);
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'backup-start',
        severityLevel: 'medium',
        meta: { forumId: 'acme', actor: 'user:default/ann' },
      }),
    );
    expect(success).toHaveBeenCalledWith({
      meta: { result: 'made 7', entry: { seq: 1, hash } },
    });
  });

  it('records what failed, and passes the reason on', async () => {
    const { chain, log, fail } = await setUp();
    const error = new Error('The forum does not answer');

    const run = log.run(operation, () => Promise.reject(error), {
      describe: String,
    });

    await expect(run).rejects.toBe(error);
    expect((await chain.list('acme', { limit: 10 })).items).toMatchObject([
      { result: 'failed', detail: 'The forum does not answer' },
    ]);
    expect(fail).toHaveBeenCalledWith(expect.objectContaining({ error }));
  });

  it('does not call an operation failed because it could not be recorded', async () => {
    const { knex, log, success, fail } = await setUp();
    await knex.schema.dropTable('operations');

    const run = log.run(operation, async () => 7, { describe: String });

    await expect(run).rejects.toThrow('operations');
    expect(success).not.toHaveBeenCalled();
    expect(fail).not.toHaveBeenCalled();
  });
});
