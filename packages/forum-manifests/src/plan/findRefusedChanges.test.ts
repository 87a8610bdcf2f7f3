import {
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { goldenForum } from '../__testUtils__/goldenForums';
import { renderForum } from '../render/renderForum';
import { findRefusedChanges } from './findRefusedChanges';

function filesOf(forum: ForumSpec): Map<string, string> {
  return new Map(
    renderForum(forum).map(({ path, content }) => [path, content]),
  );
}

function changed(forum: ForumSpec, fields: Partial<ForumSpec['spec']>) {
  const result = parseForumSpec({
    ...forum,
    spec: { ...forum.spec, ...fields },
  });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.faults));
  }
  return result.spec;
}

function refusals(before: ForumSpec, after: ForumSpec): string[] {
  return findRefusedChanges(filesOf(before), filesOf(after)).map(
    ({ path, message }) => `${path} ${message}`,
  );
}

describe('findRefusedChanges', () => {
  const forum = goldenForum('rancher-medium');
  const { valkey, database, uploads } = forum.spec;

  it.each([
    [
      'a larger volume for Valkey',
      { valkey: { ...valkey, storage: '50Gi' } },
      [
        expect.stringMatching(
          /^base\/valkey\/stateful-set\.yaml StatefulSet .*docs\/storage\.md/,
        ),
      ],
    ],
    [
      'another class for Valkey',
      { valkey: { ...valkey, storageClass: 'fast' } },
      [expect.stringContaining('StatefulSet')],
    ],
    [
      'a smaller volume for the database',
      { database: { ...database, storage: '1Gi' } },
      [expect.stringMatching(/Cluster .*can not shrink from \w+ to 1Gi/)],
    ],
    [
      'another class for the database',
      { database: { ...database, storageClass: 'other' } },
      [expect.stringMatching(/Cluster .*class of a volume is fixed/)],
    ],
    [
      'a smaller volume for uploads',
      { uploads: { ...uploads, size: '1Gi' } },
      [expect.stringMatching(/PersistentVolumeClaim .*can not shrink/)],
    ],
  ])('tells of %s', (_, fields, expected) => {
    expect(refusals(forum, changed(forum, fields))).toEqual(expected);
  });

  it('lets volumes of database and uploads grow', () => {
    const larger = changed(forum, {
      database: { ...database, storage: '900Gi' },
      uploads: { ...uploads, size: '900Gi' },
    });

    expect(refusals(forum, larger)).toEqual([]);
  });

  it('bears a size that somebody wrote by hand', () => {
    const before = filesOf(forum);
    const path = 'base/database/cluster.yaml';
    const byHand = before.get(path)?.replace(/size: \d+Gi/g, 'size: 20G');
    expect(byHand).toContain('size: 20G');

    expect(
      findRefusedChanges(
        new Map(before).set(path, byHand ?? ''),
        filesOf(forum),
      ),
    ).toEqual([]);
  });

  it('finds nothing where nothing changes', () => {
    fc.assert(
      fc.property(forumSpecs, any => {
        expect(refusals(any, any)).toEqual([]);
        expect(findRefusedChanges(new Map(), filesOf(any))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
