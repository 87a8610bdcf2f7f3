import { createHmac, hkdfSync } from 'node:crypto';
import type { Config } from '@backstage/config';

const KEY_BYTES = 32;
const DIGEST_BYTES = 16;
const PURPOSE = 'discourse.org/sealed-digests';

/**
 * Tells whether a value is the one that was sealed before, without opening it.
 * Keyed by the portal's own key: a bare hash of a password would let anybody
 * who can read the repository guess it.
 */
export class SecretDigest {
  readonly #key: Buffer;

  constructor(options: { key: string }) {
    this.#key = Buffer.from(
      hkdfSync('sha256', options.key, '', PURPOSE, KEY_BYTES),
    );
  }

  /** Undefined where `discourse.encryptionKey` is not set. */
  static fromConfig(config: Config): SecretDigest | undefined {
    const key = config.getOptionalString('discourse.encryptionKey');
    return key ? new SecretDigest({ key }) : undefined;
  }

  /** The digest of a value in its place; the same value elsewhere differs. */
  of(
    value: string,
    options: { namespace: string; secret: string; key: string },
  ): string {
    const { namespace, secret, key } = options;
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([namespace, secret, key, value]))
      .digest()
      .subarray(0, DIGEST_BYTES)
      .toString('base64url');
  }
}
