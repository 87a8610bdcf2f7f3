import { X509Certificate } from 'node:crypto';
import { toError } from '@backstage/errors';
import type { ForumCluster } from '../clusters';

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;
const DAY_MS = 24 * 60 * 60 * 1000;
const SOON_MS = 14 * DAY_MS;

/** A certificate to seal with. @public */
export interface SealingCertificate {
  pem: string;
  /** Hexadecimal SHA-256, as `openssl x509 -fingerprint -sha256` prints it. */
  fingerprint: string;
  /** Epoch milliseconds at which it expires. */
  expiresAtMs: number;
  /** What the platform team should do soon, if anything. */
  warning: string | undefined;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function readCertificates(cluster: ForumCluster): X509Certificate[] {
  const { name, sealedSecretsCertificate } = cluster;
  const found = sealedSecretsCertificate.match(PEM) ?? [];
  try {
    const certificates = found.map(pem => new X509Certificate(pem));
    if (certificates.length > 0) {
      return certificates;
    }
  } catch (error) {
    throw new Error(notACertificate(name), { cause: toError(error) });
  }
  throw new Error(notACertificate(name));
}

function notACertificate(cluster: string): string {
  return `Sealing failed: 'sealedSecretsCertificate' of cluster '${cluster}' in discourse.clusters must be the PEM certificate of its Sealed Secrets controller ('kubeseal --fetch-cert')`;
}

/**
 * The newest certificate of a cluster that is valid. Throws, with the fix,
 * when there is none. The controller keeps its old keys, so values that were
 * sealed with an older certificate still open.
 *
 * @public
 */
export function chooseCertificate(
  cluster: ForumCluster,
  options: { now: number },
): SealingCertificate {
  const { now } = options;
  const newestFirst = readCertificates(cluster).sort(
    (a, b) => Date.parse(b.validFrom) - Date.parse(a.validFrom),
  );
  const chosen = newestFirst.find(
    ({ validFrom, validTo }) =>
      Date.parse(validFrom) <= now && now < Date.parse(validTo),
  );
  if (!chosen) {
    const latest = Math.max(
      ...newestFirst.map(({ validTo }) => Date.parse(validTo)),
    );
    const why =
      latest <= now ? `expired on ${day(latest)}` : 'are not valid yet';
    throw new Error(
      `Sealing failed: the certificates in 'sealedSecretsCertificate' of cluster '${cluster.name}' in discourse.clusters ${why}; add the one that 'kubeseal --fetch-cert' prints now`,
    );
  }
  const expiresAtMs = Date.parse(chosen.validTo);
  return {
    pem: chosen.toString(),
    fingerprint: chosen.fingerprint256,
    expiresAtMs,
    warning:
      expiresAtMs - now < SOON_MS
        ? `The certificate of the Sealed Secrets controller on cluster '${
            cluster.name
          }' expires on ${day(
            expiresAtMs,
          )}; add the next one to 'sealedSecretsCertificate' in discourse.clusters`
        : undefined,
  };
}
