import { generate } from 'selfsigned';

/** Valid at whatever time a test's clock shows. */
const VALIDITY = {
  notBeforeDate: new Date('2000-01-01'),
  notAfterDate: new Date('2049-01-01'),
};

/** A key like that of a Sealed Secrets controller. */
export async function createClusterKey(): Promise<{
  certificatePem: string;
  privateKeyPem: string;
}> {
  const { cert, private: privateKeyPem } = await generate(
    [{ name: 'commonName', value: 'sealed-secrets' }],
    { keySize: 2048, algorithm: 'sha256', ...VALIDITY },
  );
  return { certificatePem: cert, privateKeyPem };
}
