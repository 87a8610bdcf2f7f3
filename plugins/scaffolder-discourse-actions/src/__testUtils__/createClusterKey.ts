import { generate } from 'selfsigned';

const KEY_BITS = 2048;

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
    },
  );
  return { certificatePem: made.cert, privateKeyPem: made.private };
}
