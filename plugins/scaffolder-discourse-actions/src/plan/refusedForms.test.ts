import { createMockDirectory } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { createPlanner } from '../__testUtils__/createPlanner';
import {
  acmeGroup,
  exampleForm,
  METACHARACTERS,
} from '../__testUtils__/exampleForm';
import { planForm, refusalOf, refuseForm } from '../__testUtils__/planForm';
import { portalConfig } from '../__testUtils__/portalConfig';

const TEXT_FIELDS = [
  'name',
  'customer',
  'title',
  'hostname',
  'owner',
  'contactEmail',
  'cluster',
  'size',
  'version',
  'sidekiqMode',
  'secondFactor',
] as const;

const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
});

describe('discourse:forum:plan, wrong answers', () => {
  const workspace = createMockDirectory();

  afterEach(() => workspace.clear());

  it.each([
    ['hostname', 'https://acme.forums.example'],
    ['hostname', 'acme.forums.example:8080'],
    ['hostname', 'acme.forums.example/path'],
    ['hostname', 'ACME.forums.example'],
    ['hostname', 'localhost'],
    ['hostname', '10.0.0.1'],
    ['hostname', 'acme.elsewhere.example'],
    ['hostname', 'forums.example'],
    ['name', '../etc'],
    ['name', 'a/../../b'],
    ['name', 'Acme'],
    ['name', 'x'.repeat(41)],
    ['name', 'kube-system'],
    ['name', 'argocd'],
    ['customer', '../acme'],
    ['title', '12345'],
    ['title', 'true'],
    ['title', 'x'.repeat(81)],
    ['contactEmail', 'ops'],
    ['contactEmail', 'ops@acme.example, evil@x.example'],
    ['cluster', 'mars'],
    ['size', 'huge'],
    ['version', 'latest'],
    ['sidekiqMode', 'none'],
    ['secondFactor', 'maybe'],
    ['loginRequired', 'yes'],
    ['owner', 'component:default/acme'],
    ['owner', 'group:default/nobody'],
  ])('refuses %s %j with the field and the fix', async (field, value) => {
    expect(
      await refuseForm(
        { ...exampleForm, [field]: value },
        { workspace, field },
      ),
    ).toEqual(refusalOf(field));
  });

  it.each(
    TEXT_FIELDS.flatMap(field => METACHARACTERS.map(text => [field, text])),
  )('refuses metacharacters in %s: %j', async (field, text) => {
    expect(
      await refuseForm({ ...exampleForm, [field]: text }, { workspace, field }),
    ).toEqual(refusalOf(field));
  });

  it('refuses metacharacters anywhere in a text field', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEXT_FIELDS),
        fc.constantFrom('{{', '${{', '<%', '"', "'", '\n', '\\', '`'),
        fc.tuple(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 })),
        async (field, sign, [before, after]) => {
          expect(
            await refuseForm(
              { ...exampleForm, [field]: `${before}${sign}${after}` },
              { workspace, field },
            ),
          ).toEqual(refusalOf(field));
        },
      ),
    );
  });

  it.each(Object.keys(exampleForm))('asks for a missing %s', async field => {
    const values = Object.entries(exampleForm).filter(([key]) => key !== field);

    expect(
      await refuseForm(Object.fromEntries(values), { workspace, field }),
    ).toEqual(refusalOf(field, /is missing; it must be text/));
    expect(
      await refuseForm({ ...exampleForm, [field]: '' }, { workspace, field }),
    ).toEqual(refusalOf(field));
  });

  it('refuses a field that the form does not have', async () => {
    expect(
      await refuseForm(
        { ...exampleForm, hostnme: 'x' },
        { workspace, field: 'hostnme' },
      ),
    ).toEqual(refusalOf('hostnme', /is not a field of the form; remove it/));
  });

  it('names all faults at once, also those that others know of', async () => {
    const portal = createPlanner({ entities: [component('acme-community')] });

    const error = await planForm(
      {
        ...exampleForm,
        hostname: 'elsewhere.example',
        contactEmail: '',
        colour: 'red',
      },
      { workspace, portal },
    ).catch((caught: Error) => caught.message);

    expect(error).toMatch(/^The forum can not be created, nothing was written/);
    for (const field of [
      'hostname',
      'contactEmail',
      'colour',
      'owner',
      'name',
    ]) {
      expect(error).toContain(`\n'${field}' `);
    }
  });

  it('refuses a name that the catalog has', async () => {
    const portal = createPlanner({
      entities: [acmeGroup, component('acme-community')],
    });

    expect(
      await refuseForm(exampleForm, { workspace, field: 'name', portal }),
    ).toEqual(refusalOf('name'));
  });

  it('passes on what conflicts in the registry', async () => {
    const portal = createPlanner({});
    portal.discourse.conflicts = [
      {
        field: 'hostname',
        message: "'hostname' is taken: choose another host name",
      },
    ];

    expect(
      await refuseForm(exampleForm, {
        workspace,
        field: 'hostname',

        portal,
      }),
    ).toEqual(refusalOf('hostname', /is taken: choose another host name/));
  });

  it('says when the host of repositories is no integration', async () => {
    const data = JSON.parse(
      JSON.stringify(portalConfig({ certificatePem: 'none' })),
    );
    data.discourse.repositories.host = 'git.unknown.example';

    expect(
      await refuseForm(exampleForm, {
        workspace,
        field: 'discourse.repositories.host',
        portal: createPlanner({ data }),
      }),
    ).toEqual(refusalOf('discourse.repositories.host'));
  });

  it('points to the configuration where the platform part is wrong', async () => {
    const data = JSON.parse(
      JSON.stringify(portalConfig({ certificatePem: 'none' })),
    );
    data.discourse.clusters[0].objectStorage.endpoint = 'http://s3.example.net';

    expect(
      await refuseForm(exampleForm, {
        workspace,
        field: 'spec.objectStorage.endpoint',

        portal: createPlanner({ data }),
      }),
    ).toEqual(
      refusalOf(
        'spec.objectStorage.endpoint',
        /cluster 'laptop' in discourse.clusters; ask the platform team/,
      ),
    );
  });

  it('says when no cluster is configured', async () => {
    const data = JSON.parse(
      JSON.stringify(portalConfig({ certificatePem: 'none' })),
    );
    data.discourse.clusters = [];

    expect(
      await refuseForm(exampleForm, {
        workspace,
        field: 'cluster',

        portal: createPlanner({ data }),
      }),
    ).toEqual(
      refusalOf('cluster', /no cluster is configured in discourse.clusters/),
    );
  });
});
