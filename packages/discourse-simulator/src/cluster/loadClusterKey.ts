import fs from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';

/** What seals and unseals the secrets of a cluster. */
export interface ClusterKey {
  certificatePem: string;
  privateKeyPem: string;
}

const KEY_BITS = 4096;
const VALID_YEARS = 10;

/**
 * The key of the cluster in a folder, made when it is not there yet. It stays
 * the same for as long as the folder does, or nothing sealed could be opened.
 */
export async function loadClusterKey(options: {
  dir: string;
  clock: () => number;
}): Promise<ClusterKey> {
  const { dir, clock } = options;
  const keyFile = path.join(dir, 'tls.key');
  const certificateFile = path.join(dir, 'tls.crt');
  if (!fs.existsSync(keyFile) || !fs.existsSync(certificateFile)) {
    const notBeforeDate = new Date(clock());
    const notAfterDate = new Date(notBeforeDate);
    notAfterDate.setUTCFullYear(notAfterDate.getUTCFullYear() + VALID_YEARS);
    const made = await generate(
      [{ name: 'commonName', value: 'simulated-sealed-secrets' }],
      { keySize: KEY_BITS, algorithm: 'sha256', notBeforeDate, notAfterDate },
    );
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
    fs.writeFileSync(keyFile, made.private, { mode: 0o600 });
    fs.writeFileSync(certificateFile, made.cert);
  }
  return {
    privateKeyPem: fs.readFileSync(keyFile, 'utf8'),
    certificatePem: fs.readFileSync(certificateFile, 'utf8'),
  };
}
