import {
  NAME,
  setUpChangeBench,
} from '../change/__testUtils__/setUpChangeBench';
import { FORUM } from '../change/__testUtils__/startChangePortal';

jest.setTimeout(60_000);

const GROUP = {
  name: ' gardeners ',
  preset: 'request',
  purpose: 'Plans the beds',
  owners: ['ada', 'ben'],
  category: 'The garden',
};

describe('applying for a group by a template', () => {
  const bench = setUpChangeBench();

  beforeEach(async () => {
    await bench.portal.addForum(NAME);
  });

  const apply = (options?: { isDryRun: boolean }) =>
    bench.portal.run(
      'discourse:group:apply',
      { forum: FORUM, group: GROUP, justification: 'A tag is too little' },
      options,
    );

  it('sends what the page would send, and says where it stands', async () => {
    const outputs = await apply();

    expect(bench.portal.discourse.applications).toEqual([
      {
        forumId: NAME,
        justification: 'A tag is too little',
        group: {
          apiVersion: 'discourse.org/v1',
          kind: 'Group',
          metadata: { name: 'gardeners' },
          spec: {
            preset: 'request',
            title: 'gardeners',
            purpose: 'Plans the beds',
            owners: ['ada', 'ben'],
            category: { name: 'The garden' },
          },
        },
      },
    ]);
    expect(outputs).toEqual({
      applicationId: 'application-1',
      state: 'gathering',
      summary:
        "The application for group 'gardeners' of forum 'acme-community' is in the state gathering",
    });
  });

  it('only asks in a dry run what stands against the group', async () => {
    const outputs = await apply({ isDryRun: true });
    bench.portal.discourse.groupFaults = [
      { field: 'metadata.name', message: "the name 'gardeners' is taken" },
    ];
    const refused = apply({ isDryRun: true });

    await expect(refused).rejects.toThrow(
      "Group 'gardeners' can not be applied for: the name 'gardeners' is taken",
    );
    expect(outputs).toEqual({
      summary:
        "A run would apply for group 'gardeners' of forum 'acme-community'",
    });
    expect(bench.portal.discourse.applications).toEqual([]);
  });

  it('needs the permission to propose groups', async () => {
    bench.portal.denied.add('discourse.forum.groups.propose');

    await expect(apply()).rejects.toThrow('discourse.forum.groups.propose');
    expect(bench.portal.discourse.applications).toEqual([]);
  });
});
