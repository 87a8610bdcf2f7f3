import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { generate } from 'selfsigned';
import { readForumClusters, type ForumCluster } from '../clusters';
import { chooseCertificate } from './chooseCertificate';
import { sealForCluster } from './sealForCluster';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const TAG_BYTES = 16;
const SECRET = { namespace: 'acme-community', name: 'acme-community-s3' };

/** A certificate that is valid from and until so many days from now. */
async function makeCertificate(fromDays: number, untilDays: number) {
  const made = await generate(
    [{ name: 'commonName', value: 'sealed-secrets' }],
    {
      keySize: 2048,
      algorithm: 'sha256',
      notBeforeDate: new Date(NOW + fromDays * DAY_MS),
      notAfterDate: new Date(NOW + untilDays * DAY_MS),
    },
  );
  return { pem: made.cert, privateKeyPem: made.private };
}

function clusterWith(
  certificates: string,
  secrets: Partial<ForumCluster['secrets']> = {},
): ForumCluster {
  const config = new ConfigReader({
    discourse: {
      clusters: [
        {
          name: 'eu',
          gateway: { name: 'public', namespace: 'gateway' },
          issuer: { name: 'letsencrypt' },
          objectStorage: {
            endpoint: 'https://s3.example.net',
            region: 'eu-central-1',
          },
          smtp: { host: 'smtp.example.net' },
          sealedSecretsCertificate: certificates,
          secrets: { ...secrets },
        },
      ],
    },
  });
  return readForumClusters(config)[0];
}

/**
 * The controller's scheme, written down from its documentation and not from
 * our own code: length of the RSA part in two bytes, RSA-OAEP with SHA-256 for
 * hash and mask over the session key with the scope as label, AES-256-GCM with
 * a nonce of zeros, tag at the end.
 */
function openAsController(
  sealed: string,
  options: { privateKeyPem: string; label: string },
): string {
  const bytes = Buffer.from(sealed, 'base64');
  const rsaLength = bytes[0] * 256 + bytes[1];
  const sessionKey = privateDecrypt(
    {
      key: options.privateKeyPem,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      oaepLabel: Buffer.from(options.label, 'utf8'),
    },
    bytes.subarray(2, 2 + rsaLength),
  );
  const cipher = createDecipheriv(
    'aes-256-gcm',
    sessionKey,
    Buffer.from('000000000000000000000000', 'hex'),
  );
  cipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const body = bytes.subarray(2 + rsaLength, bytes.length - TAG_BYTES);
  return cipher.update(body).toString('utf8') + cipher.final('utf8');
}

describe('sealForCluster', () => {
  const value = 'pässwörd of 2026 with <signs> & "more"';
  let certificate: Awaited<ReturnType<typeof makeCertificate>>;

  beforeAll(async () => {
    certificate = await makeCertificate(-1, 365);
  });

  const seal = (scope: ForumCluster['secrets']['scope']) =>
    sealForCluster(value, {
      cluster: clusterWith(certificate.pem, { scope }),
      secret: SECRET,
      now: NOW,
    });
  const open = (sealed: string, label: string) =>
    openAsController(sealed, {
      privateKeyPem: certificate.privateKeyPem,
      label,
    });

  it.each([
    ['strict', 'acme-community/acme-community-s3'],
    ['namespace-wide', 'acme-community'],
    ['cluster-wide', ''],
  ] as const)(
    'seals in the scope %s what the controller opens',
    (scope, label) => {
      expect(open(seal(scope), label)).toBe(value);
    },
  );

  it.each([
    ['strict', 'another namespace', 'globex/acme-community-s3'],
    ['strict', 'another name', 'acme-community/other'],
    ['strict', 'the whole namespace', 'acme-community'],
    ['strict', 'the whole cluster', ''],
    ['namespace-wide', 'another namespace', 'globex'],
    ['namespace-wide', 'the whole cluster', ''],
  ] as const)('does not open what is %s in %s', (scope, _where, label) => {
    expect(() => open(seal(scope), label)).toThrow(/oaep|decod/i);
  });
});

describe('chooseCertificate', () => {
  it('takes the newest that is valid, in whatever order they are', async () => {
    const [old, renewed, future] = await Promise.all([
      makeCertificate(-40, 300),
      makeCertificate(-10, 330),
      makeCertificate(5, 365),
    ]);
    const cluster = clusterWith(
      [future, old, renewed].map(c => c.pem).join(''),
    );

    const chosen = chooseCertificate(cluster, { now: NOW });

    const sealed = sealForCluster('value', {
      cluster,
      secret: SECRET,
      now: NOW,
    });
    expect(chosen.expiresAtMs).toBe(NOW + 330 * DAY_MS);
    expect(chosen.warning).toBe(undefined);
    expect(chosen.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(
      openAsController(sealed, {
        privateKeyPem: renewed.privateKeyPem,
        label: 'acme-community/acme-community-s3',
      }),
    ).toBe('value');
  });

  it('warns before the last one expires', async () => {
    const { pem } = await makeCertificate(-350, 10);

    expect(chooseCertificate(clusterWith(pem), { now: NOW }).warning).toBe(
      "The certificate of the Sealed Secrets controller on cluster 'eu' expires on 2026-12-01; add the next one to 'sealedSecretsCertificate' in discourse.clusters",
    );
  });

  it('refuses expired ones, with the fix', async () => {
    const certificates = await Promise.all([
      makeCertificate(-400, -35),
      makeCertificate(-366, -1),
    ]);
    const cluster = clusterWith(certificates.map(({ pem }) => pem).join('\n'));

    expect(() => chooseCertificate(cluster, { now: NOW })).toThrow(
      "the certificates in 'sealedSecretsCertificate' of cluster 'eu' in discourse.clusters expired on 2026-11-20; add the one that 'kubeseal --fetch-cert' prints now",
    );
  });

  it('refuses ones that are not valid yet', async () => {
    const { pem } = await makeCertificate(2, 30);

    expect(() => chooseCertificate(clusterWith(pem), { now: NOW })).toThrow(
      'are not valid yet',
    );
  });

  it.each([
    'no PEM',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  ])('refuses what is no certificate: %j', text => {
    expect(() => chooseCertificate(clusterWith(text), { now: NOW })).toThrow(
      "'sealedSecretsCertificate' of cluster 'eu' in discourse.clusters must be the PEM certificate",
    );
  });
});
