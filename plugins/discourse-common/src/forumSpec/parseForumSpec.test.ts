import fc from 'fast-check';
import { forumYaml, withValue } from './__testUtils__/forumYaml';
import { formatForumSpecFaults, parseForumSpec } from './parseForumSpec';

const TEXT_FIELDS = [
  'metadata.name',
  'spec.customer',
  'spec.title',
  'spec.hostname',
  'spec.owner',
  'spec.contactEmail',
  'spec.cluster',
  'spec.size',
  'spec.discourse.version',
  'spec.discourse.image.repository',
  'spec.discourse.image.digest',
  'spec.discourse.defaultLocale',
  'spec.database.storage',
  'spec.database.storageClass',
  'spec.objectStorage.endpoint',
  'spec.objectStorage.region',
  'spec.objectStorage.uploadsBucket',
  'spec.objectStorage.cdnUrl',
  'spec.smtp.host',
  'spec.smtp.userName',
  'spec.network.gateway.name',
  'spec.network.issuer.name',
  'spec.gitops.repositoryUrl',
  'spec.gitops.branch',
  'spec.gitops.argocdNamespace',
];
const GROUPS = [
  'metadata',
  'spec',
  'spec.discourse',
  'spec.discourse.image',
  'spec.web',
  'spec.sidekiq',
  'spec.database',
  'spec.valkey',
  'spec.objectStorage',
  'spec.backups',
  'spec.smtp',
  'spec.network',
  'spec.network.gateway',
  'spec.network.issuer',
  'spec.gitops',
];

function faultsOf(input: unknown) {
  const result = parseForumSpec(input);
  return result.ok ? [] : result.faults;
}

const textField = fc.constantFrom(...TEXT_FIELDS);

describe('parseForumSpec', () => {
  it('fills in every default', () => {
    const result = parseForumSpec(forumYaml());

    expect(result).toMatchObject({
      ok: true,
      spec: {
        spec: {
          profile: 'cloud-native',
          size: 'small',
          discourse: { loginRequired: false, secondFactor: 'staff' },
          sidekiq: { mode: 'unified', threads: 5 },
          backups: { frequencyDays: 1, keep: 7, databaseRetentionDays: 30 },
          smtp: { port: 587 },
          gitops: { branch: 'main', argocdNamespace: 'argocd' },
        },
      },
    });
  });

  it('reads its own result as the same', () => {
    const first = parseForumSpec(forumYaml());

    expect(first.ok && parseForumSpec(first.spec)).toEqual(first);
  });

  it('answers any JSON with a spec or with named faults, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const faults = faultsOf(value);

        expect(faults.length).toBeGreaterThan(0);
        expect(formatForumSpecFaults(faults)).toMatch(/^'/);
      }),
    );
  });

  it('names the field whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXT_FIELDS, ...GROUPS, 'spec.web.replicas'),
        fc.oneof(
          fc.array(fc.jsonValue()),
          fc.constant(null),
          fc.double({ min: 1000, noNaN: true }),
        ),
        (field, value) => {
          const [fault] = faultsOf(withValue(forumYaml(), field, value));

          expect(fault.field).toBe(field);
          expect(fault.message).toMatch(/^must /);
        },
      ),
    );
  });

  it('refuses signs that could break out of YAML, templates or shells', () => {
    fc.assert(
      fc.property(
        textField,
        fc.constantFrom('{{', '${', '<%', '"', "'", '`', '\\', '\n', '\0'),
        fc.tuple(fc.string(), fc.string()),
        (field, sign, [before, after]) => {
          const value = `${before}${sign}${after}`;
          const faults = faultsOf(withValue(forumYaml(), field, value));

          expect(faults.map(fault => fault.field)).toContain(field);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps the values out of its messages', () => {
    fc.assert(
      fc.property(
        textField,
        fc.stringMatching(/^[A-F]{12}$/),
        (field, text) => {
          const faults = faultsOf(withValue(forumYaml(), field, `!"${text}`));

          expect(formatForumSpecFaults(faults)).not.toContain(text);
        },
      ),
    );
  });

  it.each(GROUPS)('refuses an unknown field in %s', group => {
    const faults = faultsOf(withValue(forumYaml(), `${group}.tpyo`, 'x'));

    expect(faults).toContainEqual({
      field: `${group}.tpyo`,
      message: 'is not a field of a ForumSpec; remove it or correct its name',
    });
  });

  it.each([
    'spec.customer',
    'spec.title',
    'spec.hostname',
    'spec.owner',
    'spec.contactEmail',
    'spec.cluster',
    'spec.discourse.version',
  ])('says what a missing %s must be', field => {
    expect(faultsOf(withValue(forumYaml(), field, undefined))).toEqual([
      { field, message: 'is missing; it must be text' },
    ]);
  });

  it.each([
    ['spec.hostname', 'https://community.acme.example'],
    ['spec.hostname', 'community.acme.example:443'],
    ['spec.hostname', 'Community.acme.example'],
    ['spec.hostname', 'acme'],
    ['spec.hostname', '10.0.0.1'],
    ['spec.hostname', `${'a'.repeat(64)}.example`],
    ['spec.hostname', `${'a.'.repeat(130)}example`],
    ['metadata.name', '../acme'],
    ['metadata.name', '4cme'],
    ['metadata.name', 'a'.repeat(41)],
    ['spec.owner', 'acme'],
    ['spec.contactEmail', 'ops@localhost'],
    ['spec.discourse.version', 'latest'],
    ['spec.discourse.version', '2026.13.0'],
    ['spec.objectStorage.endpoint', 'http://s3.acme.example'],
    ['spec.objectStorage.endpoint', 'https://user:pw@s3.acme.example'],
    ['spec.gitops.repositoryUrl', 'ssh://git@example.net/x.git'],
    ['spec.database.storage', '20G'],
    ['spec.discourse.image.repository', 'ghcr.io/acme/forum:latest'],
  ])('refuses %s: %s', (field, value) => {
    expect(
      faultsOf(withValue(forumYaml(), field, value)).map(fault => fault.field),
    ).toEqual([field]);
  });

  it.each([
    ['spec.size', 'huge', 'must be one of small, medium, large'],
    ['spec.sidekiq.mode', 'none', 'must be one of unified, separate, hybrid'],
    ['spec.web.replicas', 0, 'must be a whole number from 1 to 20'],
    ['spec.web.replicas', 21, 'must be a whole number from 1 to 20'],
    ['spec.web.replicas', 1.5, 'must be a whole number from 1 to 20'],
    ['spec.web.replicas', '3', 'must be a whole number from 1 to 20'],
    ['spec.discourse.loginRequired', 'yes', 'must be true or false'],
    ['apiVersion', 'discourse.org/v2', 'must be discourse.org/v1'],
    ['spec', 'x', 'must be a group of fields'],
  ])('says of %s: %j that it %s', (field, value, message) => {
    expect(faultsOf(withValue(forumYaml(), field, value))).toEqual([
      { field, message },
    ]);
  });

  it('names all faults at once', () => {
    const input = withValue(
      withValue(forumYaml(), 'spec.hostname', 'x'),
      'spec.title',
      '',
    );

    expect(faultsOf(input).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['spec.title', 'spec.hostname']),
    );
  });
});
