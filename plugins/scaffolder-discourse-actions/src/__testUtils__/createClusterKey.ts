import { generate } from 'selfsigned';

const KEY_BITS = 2048;

/** Valid at whatever time a test's clock shows. */
const VALIDITY = {
  notBeforeDate: new Date('2000-01-01'),
  notAfterDate: new Date('2049-01-01'),
};

/** What seals and unseals the secrets of a test's cluster. */
export interface ClusterKey {
  certificatePem: string;
  privateKeyPem: string;
}

/** A fresh key, so that no private key lies in the repository. */
export async function createClusterKey(): Promise<ClusterKey> {
  const made = await generate(
    [{ name: 'commonName', value: 'sealed-secrets' }],
    {
      keySize: KEY_BITS,
      algorithm: 'sha256',
      ...VALIDITY,
    },
  );
  return { certificatePem: made.cert, privateKeyPem: made.private };
}
