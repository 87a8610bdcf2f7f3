import type { Knex } from 'knex';
import {
  createTestDatabases,
  initDatabase,
} from '../../__testUtils__/databases';
import { addForums, buildForum } from '../../__testUtils__/forums';
import { MembershipRequests } from './MembershipRequests';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const PEOPLE = ['ann', 'bob', 'cleo'];

describe('decisions on requests to join', () => {
  const databases = createTestDatabases();
  const each = databases.eachSupportedId();

  async function setUp(databaseId: Parameters<typeof initDatabase>[1]) {
    const knex = await initDatabase(databases, databaseId);
    await addForums(knex, [buildForum({ id: 'acme' })], { now: NOW });
    const store = new MembershipRequests({ knex });
    const requests = PEOPLE.map((username, index) => ({
      ...{ groupId: 42, groupName: 'mentors', userId: index + 1, username },
    }));
    await store.replace('acme', requests);
    const decide = (index: number) =>
      store.decide('acme', {
        request: requests[index],
        decision: {
          decision: 'denied',
          reason: `No room for ${PEOPLE[index]}`,
          by: 'user:default/dana',
        },
        atMs: NOW + index,
      });
    return { knex, store, decide };
  }

  const entry = (knex: Knex, seq: number) =>
    knex('group_decisions').where({ forum_id: 'acme', seq });

  it.each(each)('are kept, and the request is gone, on %s', async id => {
    const { store, decide } = await setUp(id);

    await decide(0);
    await decide(1);

    expect(await store.list('acme')).toMatchObject([{ username: 'cleo' }]);
    expect(await store.listDecisions('acme', { limit: 10 })).toEqual([
      {
        ...{ groupName: 'mentors', username: 'bob', decision: 'denied' },
        ...{ reason: 'No room for bob', by: 'user:default/dana' },
        at: new Date(NOW + 1).toISOString(),
      },
      expect.objectContaining({ username: 'ann' }),
    ]);
    expect(await store.verifyDecisions('acme')).toMatchObject({
      ok: true,
      length: 2,
    });
    expect(await store.verifyDecisions('other')).toEqual({
      ok: true,
      length: 0,
    });
  });

  it.each(each)('can not be edited by one byte unnoticed, on %s', async id => {
    const { knex, store, decide } = await setUp(id);
    for (const index of PEOPLE.keys()) {
      await decide(index);
    }
    const [row] = await entry(knex, 2);

    for (const place of Array.from(row.body).keys()) {
      const byte = String.fromCharCode(row.body.charCodeAt(place) ^ 1);
      const body = row.body.slice(0, place) + byte + row.body.slice(place + 1);
      await entry(knex, 2).update({ body });

      expect(await store.verifyDecisions('acme')).toMatchObject({
        ...{ ok: false, seq: 2, fault: 'entry 2 was changed' },
      });
    }
    await entry(knex, 2).update({ body: '{' });
    expect(await store.listDecisions('acme', { limit: 10 })).toHaveLength(2);
    await entry(knex, 2).update({ body: row.body });
    expect(await store.verifyDecisions('acme')).toMatchObject({ ok: true });
    await entry(knex, 3).delete();
    expect(await store.verifyDecisions('acme')).toMatchObject({
      ...{ ok: false, fault: 'the end of the log was cut or replaced' },
    });
  });

  it.each(each)('take turns when several are made at once, on %s', async id => {
    const { store, decide } = await setUp(id);

    await Promise.all([decide(0), decide(1), decide(2)]);

    expect(await store.list('acme')).toEqual([]);
    expect(await store.verifyDecisions('acme')).toMatchObject({
      ok: true,
      length: 3,
    });
  });
});
