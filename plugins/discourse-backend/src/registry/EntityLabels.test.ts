import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { addForums, buildForum } from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { CLUSTER_LABEL } from '../store/forumLabels';
import { EntityLabels } from './EntityLabels';

jest.setTimeout(60_000);

const entity = (name: string, labels?: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, ...(labels && { labels }) },
});

describe('EntityLabels', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'follow the entities, after what the source says, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const sync = (entities: Entity[]) =>
        new EntityLabels({
          knex,
          auth: mockServices.auth(),
          catalog: catalogServiceMock({ entities }),
        }).sync({ signal: new AbortController().signal });
      const list = async () => {
        const rows = await knex('forum_labels').orderBy(['forum_id', 'key']);
        return rows.map(row => `${row.forum_id} ${row.key}=${row.value}`);
      };
      const clusters = () => knex('forums').orderBy('id').pluck('cluster');
      const register = (labels?: Record<string, string>) =>
        addForums(
          knex,
          [buildForum({ id: 'a', labels }), buildForum({ id: 'b' })],
          { now: 1 },
        );
      await register({ tier: 'gold' });

      await sync([
        entity('a', { tier: 'free', size: 'small', [CLUSTER_LABEL]: 'east' }),
      ]);
      expect(await list()).toEqual([
        'a discourse.org/cluster=east',
        'a size=small',
        'a tier=gold',
      ]);
      expect(await clusters()).toEqual(['east', null]);

      await register();
      await sync([
        entity('a', { tier: 'free', [CLUSTER_LABEL]: 'west' }),
        entity('b'),
      ]);
      expect(await list()).toEqual([
        'a discourse.org/cluster=west',
        'a tier=free',
      ]);
      expect(await clusters()).toEqual(['west', null]);

      await sync([]);
      expect(await list()).toHaveLength(2);
      await addForums(knex, [], { now: 1 });
      expect(await list()).toEqual([]);
    },
  );
});
