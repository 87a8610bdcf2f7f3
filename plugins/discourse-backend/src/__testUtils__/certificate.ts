import { generate } from 'selfsigned';

/** A key like that of a Sealed Secrets controller. */
export async function createClusterKey(): Promise<{
  certificatePem: string;
  privateKeyPem: string;
}> {
  const { cert, private: privateKeyPem } = await generate(
    [{ name: 'commonName', value: 'sealed-secrets' }],
    { keySize: 2048, algorithm: 'sha256' },
  );
  return { certificatePem: cert, privateKeyPem };
}
