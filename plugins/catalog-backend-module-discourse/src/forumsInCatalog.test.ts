import type { DirectoryForum } from '@backstage-discourse/plugin-discourse-node';
import { InMemoryDirectory } from './__testUtils__/InMemoryDirectory';
import { startCatalog } from './__testUtils__/startCatalog';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(60_000);

function catalogFile(name: string, title = name): string {
  return `apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: ${name}
spec:
  owner: group:default/${name}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  title: ${title}
  annotations:
    discourse.org/forum: ${name}
  labels:
    discourse.org/size: small
    discourse.org/cluster: eu-1
    discourse.org/version: 2026.7.0
spec:
  type: forum
  lifecycle: production
  owner: group:default/${name}
  system: ${name}
  forum:
    health: healthy
`;
}

describe('forums in the catalog', () => {
  const directory = new InMemoryDirectory();
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    catalog = await startCatalog({ directory });
  });

  afterAll(() => catalog?.stop());

  function register(
    name: string,
    facts: DirectoryForum['facts'] = { health: 'pending' },
  ): DirectoryForum {
    const location = catalog.publish(name, catalogFile(name));
    const entityRef = `component:default/${name}`;
    const forum = { id: name, entityRef, location, facts };
    directory.put(forum);
    return forum;
  }

  const seen = (name: string) =>
    waitFor(
      () => catalog.getComponent(name),
      entity => entity !== undefined,
    );
  const gone = (name: string) =>
    waitFor(
      () => catalog.getComponent(name),
      entity => entity === undefined,
    );

  it('shows a forum that is registered at once, and takes it away again', async () => {
    const { id, location } = register('delta');

    await catalog.tell({ change: 'registered', id, location });
    const entity = await seen('delta');
    directory.delete(id);
    await catalog.tell({ change: 'unregistered', id, location });
    await gone('delta');

    expect(entity?.relations).toEqual(
      expect.arrayContaining([
        { type: 'partOf', targetRef: 'system:default/delta' },
        { type: 'ownedBy', targetRef: 'group:default/delta' },
      ]),
    );
    expect(await catalog.filter('metadata.name=delta')).toEqual([]);
  });

  it('believes the registry rather than an event that comes late', async () => {
    const { id, location } = register('late');
    await catalog.tell({ change: 'unregistered', id, location });

    const entity = await seen('late');
    directory.delete(id);
    await catalog.tell({ change: 'registered', id, location });

    expect(entity).toBeDefined();
    expect(await gone('late')).toBeUndefined();
  });

  it('makes up for lost events by the full sync, as often as it runs', async () => {
    const names = ['sync-a', 'sync-b', 'sync-c'];
    names.forEach(name => register(name));

    await catalog.syncLocations();
    await catalog.syncLocations();
    await Promise.all(names.map(seen));
    directory.delete('sync-b');
    await catalog.syncLocations();
    await gone('sync-b');

    expect(await catalog.getComponent('sync-a')).toBeDefined();
    expect(await catalog.getComponent('sync-c')).toBeDefined();
  });

  it('does not lose a forum that comes while the full sync runs', async () => {
    let forum: DirectoryForum | undefined;
    directory.onRead = () => {
      directory.onRead = () => {
        directory.onRead = () => {};
        forum ??= register('overtaken');
      };
    };

    await catalog.syncLocations();

    await seen('overtaken');
    expect(forum).toBeDefined();
  });

  it('keeps what it has when the registry can not be read', async () => {
    register('kept');
    await catalog.syncLocations();
    await seen('kept');
    directory.onRead = () => {
      throw new Error('away');
    };

    await catalog.syncLocations();
    directory.onRead = () => {};

    expect(await catalog.getComponent('kept')).toBeDefined();
  });

  it('is no conflict with the same file registered by hand', async () => {
    const { id, location = '' } = register('twice');
    const byHand = await catalog.register(location);
    await seen('twice');

    await catalog.tell({ change: 'registered', id, location });
    await waitFor(
      () => catalog.filter('kind=location'),
      names => names.includes('discourse-forum-twice'),
    );
    await catalog.unregister(byHand);
    await catalog.syncLocations();
    const still = await catalog.getComponent('twice');
    const before = await catalog.filter('kind=location');
    const again = await catalog.register(location);
    await waitFor(
      () => catalog.filter('kind=location'),
      names => names.length === before.length + 1,
    );
    directory.delete(id);
    await catalog.tell({ change: 'unregistered', id, location });
    const ofThePerson = await seen('twice');
    await catalog.unregister(again);
    await gone('twice');

    expect(still).toBeDefined();
    expect(ofThePerson?.metadata.title).toBe('twice');
  });

  it('writes facts that the catalog can filter by, and follows them', async () => {
    const { id, entityRef, location } = register('facts', {
      health: 'critical',
      version: '2026.1.7',
      channel: 'esr',
    });
    await catalog.tell({ change: 'registered', id, location });
    await seen('facts');
    const withFacts = (health: string) =>
      waitFor(
        () => catalog.filter(`spec.type=forum,spec.forum.health=${health}`),
        names => names.includes('facts'),
      );

    await catalog.readFacts();
    await withFacts('critical');
    const before = await catalog.getComponent('facts');
    directory.put({
      id,
      entityRef,
      location,
      facts: { health: 'warning', version: '2026.7.1', channel: 'esr' },
    });
    await catalog.readFacts();
    await withFacts('warning');

    expect(before?.spec?.forum).toEqual({
      health: 'critical',
      version: '2026.1.7',
      channel: 'esr',
      size: 'small',
      cluster: 'eu-1',
    });
    for (const filter of [
      'spec.forum.version=2026.7.1',
      'spec.forum.channel=esr',
      'spec.forum.size=small',
      'spec.forum.cluster=eu-1',
    ]) {
      expect(await catalog.filter(filter)).toContain('facts');
    }
    expect(await catalog.filter('spec.forum.health=critical')).not.toContain(
      'facts',
    );
  });

  it('gives no facts to an entity that only names the forum', async () => {
    register('secret', { health: 'critical', version: '2026.1.0' });
    await catalog.syncLocations();
    await seen('secret');
    await catalog.readFacts();
    const thief = catalog.publish(
      'thief',
      catalogFile('thief').replace('forum: thief', 'forum: secret'),
    );
    await catalog.register(thief);

    const entity = await seen('thief');

    expect(entity?.spec).not.toHaveProperty('forum');
  });

  it('reads only what changed, and processes no entity without need', async () => {
    directory.advance(3_600_000);
    const { id, entityRef, location } = register('quiet', {
      health: 'healthy',
    });
    await catalog.readFacts();
    directory.queries.length = 0;

    directory.put({ id, entityRef, location, facts: { health: 'healthy' } });
    await catalog.readFacts();

    expect(directory.queries).toEqual([
      { changedSinceMs: expect.any(Number), cursor: undefined },
    ]);
  });
});
