import { createHash, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { unsealValue } from '@backstage-discourse/discourse-simulator';
import {
  sealedSecretFile,
  type SealingScope,
} from '@backstage-discourse/forum-manifests';
import { readForumClusters } from '@backstage-discourse/plugin-discourse-node';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  createClusterKey,
  type ClusterKey,
} from '../__testUtils__/createClusterKey';
import { exampleSpec } from '../__testUtils__/exampleSpec';
import { FakeDiscourseService } from '../__testUtils__/FakeDiscourseService';
import { portalConfig } from '../__testUtils__/portalConfig';
import { runAction } from '../__testUtils__/runAction';
import { confTextFault } from './confTextFault';
import { createSealSecretsAction } from './createSealSecretsAction';
import { requireForumSpec } from '../workspace/requireForumSpec';
import { DIGESTS_ANNOTATION } from './SealedFile';
import { SecretDigest } from './SecretDigest';
import { ForumSealer } from './ForumSealer';

const SUPPLIED = {
  S3_ACCESS_KEY_ID: 'AKIACANARY',
  S3_SECRET_ACCESS_KEY: 'canary+secret/key=',
  SMTP_PASSWORD: 'canary-password',
};

describe('discourse:secrets:seal', () => {
  const workspace = createMockDirectory();
  const spec = exampleSpec({ smtpUserName: 'forums' });
  let key: ClusterKey;

  beforeAll(async () => {
    key = await createClusterKey();
  });

  afterEach(() => workspace.clear());

  function setUp(
    certificatePem = key.certificatePem,
    change: { digest?: SecretDigest; scope?: SealingScope; now?: number } = {
      digest: new SecretDigest({ key: 'a key of the portal' }),
    },
  ) {
    const config = new ConfigReader(
      JSON.parse(JSON.stringify(portalConfig({ certificatePem, ...change }))),
    );
    const discourse = new FakeDiscourseService(key);
    const sealer = new ForumSealer({
      clusters: readForumClusters(config),
      discourse,
      digest: change.digest,
      now: () => change.now ?? Date.now(),
    });
    const run = (options: {
      secrets?: Record<string, string>;
      isDryRun?: boolean;
      input?: unknown;
    }) =>
      runAction(createSealSecretsAction({ sealer }), {
        workspacePath: workspace.path,
        input: { spec },
        ...options,
      });
    return { discourse, run };
  }

  /** The plain values of all sealed files in the workspace. */
  function unsealAll(): Record<string, string> {
    const folder = path.join(workspace.path, 'secrets');
    const values: Record<string, string> = {};
    for (const file of fs.readdirSync(folder)) {
      const content = parse(fs.readFileSync(path.join(folder, file), 'utf8'));
      const sealed: Record<string, string> = content.spec?.encryptedData ?? {};
      for (const [name, value] of Object.entries(sealed)) {
        const { namespace, name: secret } = content.metadata;
        values[`${secret}/${name}`] = unsealValue({
          privateKeyPem: key.privateKeyPem,
          sealed: value,
          label: `${namespace}/${secret}`,
        });
      }
    }
    return values;
  }

  /** The sealed texts in the workspace. */
  function readSealed(): Record<string, string> {
    const folder = path.join(workspace.path, 'secrets');
    return Object.fromEntries(
      fs.readdirSync(folder).flatMap(file => {
        const { metadata, spec: sealed } = parse(
          fs.readFileSync(path.join(folder, file), 'utf8'),
        );
        return Object.entries<string>(sealed?.encryptedData ?? {}).map(
          ([name, value]) => [`${metadata.name}/${name}`, value],
        );
      }),
    );
  }

  const readWorkspace = () => JSON.stringify(workspace.content());

  it('seals generated, supplied and portal values under their right names', async () => {
    const { discourse, run } = setUp();

    const { outputs } = await run({ secrets: SUPPLIED });

    expect(unsealAll()).toEqual({
      'acme-community-discourse/DISCOURSE_SECRET_KEY_BASE':
        expect.stringMatching(/^[0-9a-f]{128}$/),
      'acme-community-valkey/password': expect.stringMatching(
        /^[A-Za-z][A-Za-z0-9]{39}$/,
      ),
      'acme-community-portal-keys/monitor': discourse.plainKeys.monitor,
      'acme-community-portal-keys/operate': discourse.plainKeys.operate,
      'acme-community-s3/accessKeyId': SUPPLIED.S3_ACCESS_KEY_ID,
      'acme-community-s3/secretAccessKey': SUPPLIED.S3_SECRET_ACCESS_KEY,
      'acme-community-smtp/password': SUPPLIED.SMTP_PASSWORD,
    });
    expect(outputs).toMatchObject({ stillToSupply: [], nextSteps: '' });
    expect(discourse.reservations).toEqual([
      {
        id: 'acme-community',
        title: 'Acme Community',
        hostname: 'acme.forums.example',
        owner: 'group:default/acme',
        cluster: 'laptop',
        secret: {
          namespace: 'acme-community',
          name: 'acme-community-portal-keys',
        },
      },
    ]);
  });

  it('lists every sealed file in the kustomization', async () => {
    await setUp().run({ secrets: SUPPLIED });

    const folder = path.join(workspace.path, 'secrets');
    const files = fs.readdirSync(folder);
    const { resources } = parse(
      fs.readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8'),
    );
    expect([...resources, 'kustomization.yaml'].sort()).toEqual(files.sort());
    expect(files).toHaveLength(6);
  });

  it('leaves out what nobody has given, and says so', async () => {
    const { outputs } = await setUp().run({});

    expect(Object.keys(unsealAll())).toHaveLength(4);
    expect(outputs.stillToSupply).toEqual([
      expect.objectContaining({
        secret: 'acme-community-s3',
        key: 'accessKeyId',
      }),
      expect.objectContaining({
        secret: 'acme-community-s3',
        key: 'secretAccessKey',
      }),
      expect.objectContaining({
        secret: 'acme-community-smtp',
        key: 'password',
      }),
    ]);
    expect(outputs.nextSteps).toContain(
      '`password` of Secret `acme-community-smtp` in namespace `acme-community`',
    );
  });

  it('gives the same portal keys and files when it runs again', async () => {
    const { run } = setUp();
    const keysOf = (values: Record<string, string>) => [
      values['acme-community-portal-keys/monitor'],
      values['acme-community-portal-keys/operate'],
    ];

    await run({ secrets: SUPPLIED });
    const first = unsealAll();
    await run({ secrets: SUPPLIED });
    const second = unsealAll();

    expect(Object.keys(second)).toEqual(Object.keys(first));
    expect(keysOf(second)).toEqual(keysOf(first));
  });

  it('keeps the sealed text of every value that did not change', async () => {
    const { run } = setUp();
    await run({ secrets: SUPPLIED });
    const first = readSealed();
    const plain = unsealAll();

    await run({ secrets: { ...SUPPLIED, SMTP_PASSWORD: 'another password' } });

    const second = readSealed();
    const changed = Object.keys(second).filter(
      name => second[name] !== first[name],
    );
    expect(changed).toEqual(['acme-community-smtp/password']);
    expect(unsealAll()).toEqual({
      ...plain,
      'acme-community-smtp/password': 'another password',
    });
  });

  it('tells by a keyed digest whether a value changed, never by a bare hash', async () => {
    await setUp().run({ secrets: { ...SUPPLIED, SMTP_PASSWORD: 'letmein1' } });

    const text = readWorkspace();
    expect(text).toContain(DIGESTS_ANNOTATION);
    for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
      const hash = createHash(algorithm).update('letmein1').digest();
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        expect(text).not.toContain(hash.toString(encoding).slice(0, 20));
      }
    }
  });

  it('seals again what it was given when it has no key for digests', async () => {
    const { run } = setUp(key.certificatePem, { digest: undefined });
    await run({ secrets: SUPPLIED });
    const first = readSealed();

    await run({ secrets: SUPPLIED });

    const second = readSealed();
    expect(
      Object.keys(second).filter(name => second[name] !== first[name]),
    ).toEqual([
      'acme-community-s3/accessKeyId',
      'acme-community-s3/secretAccessKey',
      'acme-community-smtp/password',
    ]);
    expect(readWorkspace()).not.toContain(DIGESTS_ANNOTATION);
  });

  it('keeps files that people sealed, listed as before', async () => {
    const { run } = setUp();
    const own = sealedSecretFile({
      namespace: 'acme-community',
      name: 'acme-community-own',
      encryptedData: { token: 'AgA=' },
    });
    workspace.setContent({ [own.path]: own.content });

    await run({ secrets: SUPPLIED });

    const folder = path.join(workspace.path, 'secrets');
    expect(
      parse(fs.readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8'))
        .resources,
    ).toContain('acme-community-own.yaml');
    expect(fs.readFileSync(path.join(workspace.path, own.path), 'utf8')).toBe(
      own.content,
    );
  });

  it('seals for a wider scope, which the file says on both places', async () => {
    const { run } = setUp(key.certificatePem, { scope: 'namespace-wide' });

    await run({ secrets: SUPPLIED });

    const file = parse(
      fs.readFileSync(
        path.join(workspace.path, 'secrets/acme-community-smtp.yaml'),
        'utf8',
      ),
    );
    const annotation = {
      'sealedsecrets.bitnami.com/namespace-wide': 'true',
    };
    expect(file.metadata.annotations).toMatchObject(annotation);
    expect(file.spec.template.metadata.annotations).toEqual(annotation);
    expect(
      unsealValue({
        privateKeyPem: key.privateKeyPem,
        sealed: file.spec.encryptedData.password,
        label: 'acme-community',
      }),
    ).toBe(SUPPLIED.SMTP_PASSWORD);
  });

  it('seals nothing where a store has the values, and names them', async () => {
    const { discourse, run } = setUp();
    const stored = requireForumSpec({
      ...spec,
      spec: {
        ...spec.spec,
        secrets: { provider: 'external-secrets', store: { name: 'vault' } },
      },
    });

    const { outputs } = await run({ input: { spec: stored } });

    expect(outputs.files).toEqual([]);
    expect(outputs.nextSteps).toContain('in the store `vault`');
    expect(outputs.nextSteps).toContain('acme-community-portal-keys');
    expect(discourse.reservations).toHaveLength(1);
  });

  it('seals nothing while a secret that was typed in did not arrive', async () => {
    const { discourse, run } = setUp();

    await expect(
      run({
        secrets: { SMTP_PASSWORD: SUPPLIED.SMTP_PASSWORD },
        input: { spec, given: ['SMTP_PASSWORD', 'S3_ACCESS_KEY_ID'] },
      }),
    ).rejects.toThrow(
      'The secrets S3_ACCESS_KEY_ID did not reach this attempt',
    );
    expect(discourse.reservations).toEqual([]);
    expect(workspace.content()).toEqual({});
  });

  it('warns while there is time to renew the certificate', async () => {
    const { run } = setUp(key.certificatePem, {
      now: new X509Certificate(key.certificatePem).validToDate.getTime() - 1000,
    });

    expect((await run({ secrets: SUPPLIED })).logs.join()).toContain(
      "The certificate of the Sealed Secrets controller on cluster 'laptop' expires",
    );
  });

  it('seals throw-away values in a dry run and reserves nothing', async () => {
    const { discourse, run } = setUp();

    const { outputs } = await run({ secrets: SUPPLIED, isDryRun: true });

    const values = unsealAll();
    expect(Object.keys(values)).toHaveLength(7);
    expect(Object.values(values)).not.toEqual(
      expect.arrayContaining([SUPPLIED.SMTP_PASSWORD]),
    );
    expect(outputs.stillToSupply).toEqual([]);
    expect(discourse.reservations).toEqual([]);
  });

  it('reports the same missing values in a dry run', async () => {
    const { run } = setUp();

    const rehearsed = await run({ isDryRun: true });
    const real = await run({});

    expect(rehearsed.outputs).toEqual(real.outputs);
  });

  it('lets no plain value out: not in outputs, logs, checkpoints or files', async () => {
    const secretText = fc
      .string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })
      .filter(text => confTextFault(text) === undefined);
    const { discourse, run } = setUp();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          SMTP_PASSWORD: secretText,
          S3_ACCESS_KEY_ID: secretText,
          S3_SECRET_ACCESS_KEY: secretText,
        }),
        fc.boolean(),
        async (secrets, isDryRun) => {
          const seen = JSON.stringify(await run({ secrets, isDryRun }));
          const plain = [
            ...Object.values(secrets),
            ...Object.values(unsealAll()),
            ...Object.values(discourse.plainKeys),
          ];

          for (const value of plain) {
            for (const text of [value, Buffer.from(value).toString('base64')]) {
              expect(seen).not.toContain(text);
              expect(readWorkspace()).not.toContain(text);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('points to the configuration when the certificate is none, before reserving', async () => {
    const { discourse, run } = setUp('no certificate');

    await expect(run({ secrets: SUPPLIED })).rejects.toThrow(
      "'sealedSecretsCertificate' of cluster 'laptop' in discourse.clusters must be the PEM certificate",
    );
    expect(discourse.reservations).toEqual([]);
    expect(workspace.content()).toEqual({});
  });

  it('refuses a cluster that the portal does not have, before reserving', async () => {
    const { discourse, run } = setUp();
    const elsewhere = { ...spec, spec: { ...spec.spec, cluster: 'mars' } };

    await expect(run({ input: { spec: elsewhere } })).rejects.toThrow(
      "'spec.cluster' must be a cluster of discourse.clusters, not 'mars'",
    );
    expect(discourse.reservations).toEqual([]);
    expect(workspace.content()).toEqual({});
  });
});
