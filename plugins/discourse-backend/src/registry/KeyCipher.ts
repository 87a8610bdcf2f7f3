import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Config } from '@backstage/config';

const ALGORITHM = 'aes-256-gcm';
const FORMAT = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const SETTING = 'discourse.encryptionKey';
const ADVICE = `Make one with 'openssl rand -base64 32' and keep it: stored keys can not be read without it`;

/**
 * Encrypts API keys for the database. The context, such as forum and name of
 * the key, is authenticated, so a text copied to another row does not open.
 */
export class KeyCipher {
  readonly #key: Buffer | undefined;

  private constructor(key: Buffer | undefined) {
    this.#key = key;
  }

  /** Throws when the setting is there but is no key. */
  static fromConfig(config: Config): KeyCipher {
    const text = config.getOptionalString(SETTING);
    if (text === undefined) {
      return new KeyCipher(undefined);
    }
    const key = Buffer.from(text, 'base64');
    if (key.length !== KEY_BYTES) {
      throw new Error(
        `${SETTING} must be ${KEY_BYTES} bytes in base64, but has ${key.length}. ${ADVICE}`,
      );
    }
    return new KeyCipher(key);
  }

  /** Throws when the setting is missing. */
  requireKey(): Buffer {
    if (!this.#key) {
      throw new Error(
        `${SETTING} is not set, so the portal can not store keys of forums. ${ADVICE}`,
      );
    }
    return this.#key;
  }

  encrypt(plain: string, options: { context: string }): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.requireKey(), nonce);
    cipher.setAAD(Buffer.from(options.context, 'utf8'));
    const encrypted = Buffer.concat([
      cipher.update(plain, 'utf8'),
      cipher.final(),
    ]);
    return [FORMAT, nonce, encrypted, cipher.getAuthTag()]
      .map(part => (typeof part === 'string' ? part : part.toString('base64')))
      .join('.');
  }

  decrypt(text: string, options: { context: string }): string {
    const { context } = options;
    const [format, ...parts] = text.split('.');
    const [nonce, encrypted, tag] = parts.map(part =>
      Buffer.from(part, 'base64'),
    );
    if (format !== FORMAT || !tag) {
      throw new Error(
        `The stored key '${context}' has an unknown format; it was written by another version of the plugin`,
      );
    }
    const decipher = createDecipheriv(ALGORITHM, this.requireKey(), nonce);
    decipher.setAAD(Buffer.from(context, 'utf8'));
    try {
      decipher.setAuthTag(tag);
      return Buffer.concat([
        decipher.update(encrypted),
        decipher.final(),
      ]).toString('utf8');
    } catch {
      throw new Error(
        `The stored key '${context}' does not open with ${SETTING}; it was encrypted with another one`,
      );
    }
  }
}
