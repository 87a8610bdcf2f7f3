import type { Knex } from 'knex';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { OperationChain } from './OperationChain';

jest.setTimeout(60_000);

const RECORD = {
  operation: 'backup-start',
  actor: 'user:default/ann',
  result: 'started',
};

describe('OperationChain', () => {
  const databases = createTestDatabases();
  const each = databases.eachSupportedId();

  async function setUp(databaseId: Parameters<typeof initDatabase>[1]) {
    const knex = await initDatabase(databases, databaseId);
    let now = Date.parse('2026-11-21T10:00:00Z');
    const chain = new OperationChain({
      knex,
      now: () => {
        now += 1000;
        return now;
      },
    });
    return { knex, chain };
  }

  async function write(chain: OperationChain, forumId: string, count: number) {
    for (let index = 1; index <= count; index += 1) {
      await chain.append(forumId, { ...RECORD, detail: `number ${index}` });
    }
  }

  const entry = (knex: Knex, seq: number) =>
    knex('operations').where({ forum_id: 'acme', seq });

  it.each(each)('lists the log of one forum, newest first, %p', async id => {
    const { chain } = await setUp(id);
    await write(chain, 'acme', 3);
    await write(chain, 'other', 1);

    const first = await chain.list('acme', { limit: 2 });
    const second = await chain.list('acme', {
      limit: 2,
      cursor: first.nextCursor,
    });

    expect(first.items.map(item => item.detail)).toEqual([
      'number 3',
      'number 2',
    ]);
    expect(second).toEqual({
      items: [
        {
          seq: 1,
          at: '2026-11-21T10:00:01.000Z',
          ...RECORD,
          detail: 'number 1',
        },
      ],
    });
    expect(await chain.list('nobody', { limit: 2 })).toEqual({ items: [] });
  });

  it.each(each)('finds what was written to be whole, %p', async id => {
    const { chain } = await setUp(id);
    await write(chain, 'acme', 3);

    expect(await chain.verify('acme')).toEqual({
      ok: true,
      length: 3,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await chain.verify('nobody')).toEqual({ ok: true, length: 0 });
  });

  it.each(each)('notices an edit of one byte anywhere, %p', async id => {
    const { knex, chain } = await setUp(id);
    await write(chain, 'acme', 3);
    const [row] = await entry(knex, 2);

    for (const place of Array.from(row.body).keys()) {
      const byte = String.fromCharCode(row.body.charCodeAt(place) ^ 1);
      const body = row.body.slice(0, place) + byte + row.body.slice(place + 1);
      await entry(knex, 2).update({ body });

      expect(await chain.verify('acme')).toMatchObject({
        ok: false,
        seq: 2,
        fault: 'entry 2 was changed',
      });
    }
    await entry(knex, 2).update({ body: row.body, at: Number(row.at) + 1 });
    expect(await chain.verify('acme')).toMatchObject({ ok: false, seq: 2 });
    await entry(knex, 2).update({ at: row.at });
    expect(await chain.verify('acme')).toMatchObject({ ok: true });
  });

  it.each(each)('notices what is deleted, moved or foreign, %p', async id => {
    const { knex, chain } = await setUp(id);
    const faults: unknown[] = [];
    const tamper = async (act: () => Promise<unknown>) => {
      await knex('operations').delete();
      await knex('operation_heads').delete();
      await write(chain, 'acme', 3);
      await write(chain, 'other', 3);
      await act();
      faults.push(await chain.verify('acme'));
    };

    await tamper(() => entry(knex, 1).delete());
    await tamper(() => entry(knex, 2).delete());
    await tamper(() => entry(knex, 3).delete());
    await tamper(() => knex('operations').delete());
    await tamper(() => knex('operation_heads').delete());
    await tamper(async () => {
      await entry(knex, 1).update({ seq: 9 });
      await entry(knex, 2).update({ seq: 1 });
      await entry(knex, 9).update({ seq: 2 });
    });
    await tamper(async () => {
      const [foreign] = await knex('operations').where({
        forum_id: 'other',
        seq: 2,
      });
      await entry(knex, 2).update({ ...foreign, forum_id: 'acme' });
    });
    await tamper(() =>
      knex('operation_heads').where({ forum_id: 'acme' }).update({ length: 2 }),
    );

    expect(faults).toEqual(
      new Array(8).fill(expect.objectContaining({ ok: false })),
    );
  });

  it.each(each)(
    'still lists an entry that was made unreadable, %p',
    async id => {
      const { knex, chain } = await setUp(id);
      await write(chain, 'acme', 1);
      await entry(knex, 1).update({ body: '{' });

      const { items } = await chain.list('acme', { limit: 10 });

      expect(items).toMatchObject([{ seq: 1, operation: 'unreadable' }]);
    },
  );

  it.each(each)('gives replicas that write at once turns, %p', async id => {
    const { knex, chain } = await setUp(id);
    const replicas = [
      chain,
      ...Array.from({ length: 3 }, () => {
        return new OperationChain({ knex, now: () => 1 });
      }),
    ];

    const written = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        replicas[index % 4].append('acme', { ...RECORD, detail: `${index}` }),
      ),
    );

    const { items } = await chain.list('acme', { limit: 50 });
    expect(written.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    expect(new Set(items.map(item => item.detail)).size).toBe(40);
    expect(await chain.verify('acme')).toMatchObject({ ok: true, length: 40 });
  });
});
