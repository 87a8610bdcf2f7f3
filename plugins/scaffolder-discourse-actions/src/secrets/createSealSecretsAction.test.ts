import fs from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { unsealValue } from '@backstage-discourse/discourse-simulator';
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

  function setUp(certificatePem = key.certificatePem) {
    const config = new ConfigReader(
      JSON.parse(JSON.stringify(portalConfig({ certificatePem }))),
    );
    const discourse = new FakeDiscourseService(key);
    const sealer = new ForumSealer({
      clusters: readForumClusters(config),
      discourse,
      digest: new SecretDigest({ key: 'a key of the portal' }),
      now: () => Date.now(),
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
