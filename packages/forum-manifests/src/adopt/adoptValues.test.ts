import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { renderForum } from '../render/renderForum';
import { adoptionReport } from './adoptionReport';
import { adoptValues, type Adoption } from './adoptValues';
import { chartLeaves } from './chartLeaves';
import { valueAt } from './fieldTree';
import { migrationRunbook } from './migrationRunbook';
import { readTree } from './readTree';

function fixture(name: string): Record<string, unknown> {
  const text = readFileSync(join(__dirname, '__fixtures__', name), 'utf8');
  const result = readTree(text);
  if (!result.ok) {
    throw new Error(result.fault);
  }
  return result.tree;
}

function adopt(name: string, answers?: string): Adoption {
  return adoptValues({
    values: fixture(name),
    answers: answers === undefined ? undefined : fixture(answers),
  });
}

function reasonFor({ left }: Adoption, key: string): string | undefined {
  return left.find(entry => entry.key === key)?.reason;
}

function allKeys({ carried, left }: Adoption): string[] {
  return [...carried, ...left].map(({ key }) => key).sort();
}

const FIXTURES = ['rancher', 'small', 's3'].map(name => `${name}.values.yaml`);

describe('adoptValues', () => {
  it('makes a complete forum of a team’s values and what they can not know', () => {
    const { spec, missing } = adopt('rancher.values.yaml', 'answers.yaml');

    expect(missing).toEqual([]);
    expect(spec).toMatchObject({
      metadata: { name: 'acme-community' },
      spec: {
        hostname: 'community.acme.example',
        title: 'Acme Community',
        contactEmail: 'forum-admin@acme.example',
        profile: 'rancher',
        discourse: { defaultLocale: 'de', secondFactor: 'all' },
        plugins: {
          bundled: ['solved', 'topic-voting', 'data-explorer'],
          external: [{ name: 'discourse-signatures' }],
        },
        siteSettings: { min_password_length: 12 },
        rateLimits: { perMinute: 400 },
        web: { replicas: 2, resources: { cpu: '500m', memory: '4Gi' } },
        placement: { nodeSelector: { 'acme.example/pool': 'forums' } },
        uploads: {
          store: 'volume',
          storageClass: 'longhorn',
          size: '50Gi',
          accessMode: 'ReadWriteMany',
        },
        database: { storage: '30Gi', storageClass: 'longhorn' },
        valkey: { storage: '4Gi' },
        smtp: {
          host: 'relay.acme.example',
          port: 587,
          userName: 'forum@acme.example',
          authentication: 'login',
          tls: 'start-tls',
        },
        network: {
          edge: 'ingress-nginx',
          issuer: { kind: 'ClusterIssuer', name: 'letsencrypt-prod' },
        },
      },
    });
  });

  it('renders the forum that it made', () => {
    const { spec } = adopt('rancher.values.yaml', 'answers.yaml');

    expect(spec && renderForum(spec).length).toBeGreaterThan(40);
  });

  it('says of each key that stays behind why it does', () => {
    const adoption = adopt('rancher.values.yaml', 'answers.yaml');

    expect(reasonFor(adoption, 'image.tag')).toContain('frozen Bitnami');
    expect(reasonFor(adoption, 'discourse.plugins[4]')).toContain('no use');
    expect(reasonFor(adoption, 'postgresql.auth.password')).toContain('secret');
    expect(
      reasonFor(
        adoption,
        'discourse.extraEnvVars[DISCOURSE_EXTRA_CONF_CONTENT].made_up_setting',
      ),
    ).toContain('admin area');
    expect(reasonFor(adoption, 'discourse.extraEnvVars[POD_IP]')).toContain(
      'old image',
    );
    expect(reasonFor(adoption, 'tolerations[0].key')).toContain(
      'spec.placement',
    );
  });

  it('keeps values that a forum refuses out, with the words of the refusal', () => {
    const adoption = adopt('small.values.yaml', 'answers.yaml');

    expect(reasonFor(adoption, 'host')).toMatch(
      /was refused: 'spec.hostname' must be a full DNS name/,
    );
    expect(reasonFor(adoption, 'smtp.user')).toContain('spec.smtp.userName');
    expect(adoption.missing.map(({ field }) => field)).toContain(
      'spec.hostname',
    );
    expect(valueAt(adoption.forum, ['spec', 'smtp'])).toEqual({
      host: 'smtp.example.org',
      port: 465,
      tls: 'implicit',
    });
  });

  it('keeps uploads in S3 where they are, and takes Traefik for the edge', () => {
    const { forum } = adopt('s3.values.yaml');

    expect(valueAt(forum, ['spec', 'uploads', 'store'])).toBe('s3');
    expect(valueAt(forum, ['spec', 'network', 'edge'])).toBe('traefik');
    expect(valueAt(forum, ['spec', 'objectStorage'])).toEqual({
      uploadsBucket: 'globex-uploads',
      backupsBucket: 'globex-backups',
      region: 'globex-1',
      endpoint: 'https://s3.globex.example',
      cdnUrl: 'https://cdn.globex.example',
    });
  });

  it.each(FIXTURES)('copies no secret out of %s', name => {
    const adoption = adopt(name, 'answers.yaml');
    const written = [
      JSON.stringify(adoption),
      adoptionReport(adoption),
      migrationRunbook(adoption),
    ].join('\n');

    expect(written).not.toContain('not-to-be-copied');
  });

  it.each(FIXTURES)('reports each key of %s exactly once', name => {
    const adoption = adopt(name, 'answers.yaml');
    const keys = chartLeaves(fixture(name)).map(({ key }) => key);

    expect(allKeys(adoption)).toEqual(keys.sort());
    for (const key of keys) {
      expect(adoptionReport(adoption)).toContain(`\`${key}\``);
    }
  });

  it('lets what somebody answers win over the values', () => {
    const { forum } = adoptValues({
      values: { siteName: 'Old name' },
      answers: { spec: { title: 'New name' } },
    });

    expect(valueAt(forum, ['spec', 'title'])).toBe('New name');
  });
});

describe('adoptValues, given anything', () => {
  const KNOWN_KEYS = [
    'host',
    'siteName',
    'auth',
    'email',
    'smtp',
    'port',
    'discourse',
    'plugins',
    'extraEnvVars',
    'name',
    'value',
    'persistence',
    'size',
    'accessModes',
    'nodeSelector',
    'ingress',
    'annotations',
    'replicaCount',
    '__proto__',
    'constructor',
  ];
  const { tree: values } = fc.letrec(tie => ({
    tree: fc.dictionary(
      fc.oneof(fc.constantFrom(...KNOWN_KEYS), fc.string({ maxLength: 12 })),
      fc.oneof({ depthSize: 'small' }, fc.jsonValue(), tie('tree')),
      { maxKeys: 8 },
    ),
  }));
  const trees = values.map(value => new Map(Object.entries(Object(value))));

  it('never crashes, and either carries or lists each key', () => {
    fc.assert(
      fc.property(trees, entries => {
        const tree = Object.fromEntries(entries);
        const adoption = adoptValues({ values: tree });

        expect(allKeys(adoption)).toEqual(
          chartLeaves(tree)
            .map(({ key }) => key)
            .sort(),
        );
        expect(adoptionReport(adoption)).toContain('## Left behind');
        expect(migrationRunbook(adoption)).toContain('## 7. Back');
      }),
      { numRuns: 200 },
    );
  });

  it('never crashes on values of the right shape and any content', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
    );
    const chart = fc.record({
      host: anything,
      siteName: anything,
      replicaCount: anything,
      smtp: fc.record({ host: anything, port: anything, user: anything }),
      discourse: fc.record({
        plugins: fc.array(anything),
        extraEnvVars: fc.array(
          fc.record({
            name: fc.constantFrom(
              'DISCOURSE_EXTRA_CONF_CONTENT',
              'DISCOURSE_TITLE',
              'DISCOURSE_BACKUP_FREQUENCY',
              'UNICORN_WORKERS',
            ),
            value: anything,
          }),
        ),
      }),
      persistence: fc.record({ accessModes: anything, size: anything }),
    });
    fc.assert(
      fc.property(chart, tree => {
        expect(allKeys(adoptValues({ values: tree }))).toEqual(
          chartLeaves(tree)
            .map(({ key }) => key)
            .sort(),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('readTree', () => {
  it('reads any text or names its fault', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const result = readTree(text);
        expect(result.ok || result.fault.length > 0).toBe(true);
      }),
    );
    expect(readTree('a: [')).toEqual({
      ok: false,
      fault: 'is not valid YAML (line 1)',
    });
  });
});
