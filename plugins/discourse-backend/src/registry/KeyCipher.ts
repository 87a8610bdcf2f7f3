import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto';
import type { Config } from '@backstage/config';

const ALGORITHM = 'aes-256-gcm';
/** Text of the first version, which does not say which key it needs. */
const UNNAMED_FORMAT = 'v1';
const FORMAT = 'v2';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const SETTING = 'discourse.encryptionKey';
const PREVIOUS_SETTING = 'discourse.previousEncryptionKeys';
const ADVICE = `Make one with 'openssl rand -base64 32' and keep it: stored keys can not be read without it`;

interface EncryptionKey {
  /** Tells keys apart without telling anything about them. */
  name: string;
  bytes: Buffer;
}

/**
 * Encrypts API keys for the database. The context, such as forum and name of
 * the key, is authenticated, so a text copied to another row does not open.
 * One encryption key encrypts; previous ones still decrypt, until nothing that
 * they encrypted is left.
 */
export class KeyCipher {
  readonly #current: EncryptionKey | undefined;
  readonly #all: readonly EncryptionKey[];

  private constructor(options: {
    current: EncryptionKey | undefined;
    previous: readonly EncryptionKey[];
  }) {
    const { current, previous } = options;
    this.#current = current;
    this.#all = current ? [current, ...previous] : previous;
  }

  /** Throws when a setting is there but is no key. */
  static fromConfig(config: Config): KeyCipher {
    const text = config.getOptionalString(SETTING);
    const previous = config.getOptionalStringArray(PREVIOUS_SETTING) ?? [];
    return new KeyCipher({
      current: text === undefined ? undefined : parseKey(text, SETTING),
      previous: previous.map((each, index) =>
        parseKey(each, `${PREVIOUS_SETTING}[${index}]`),
      ),
    });
  }

  /** Throws when the setting is missing. */
  requireKey(): EncryptionKey {
    if (!this.#current) {
      throw new Error(
        `${SETTING} is not set, so the portal can not store keys of forums. ${ADVICE}`,
      );
    }
    return this.#current;
  }

  encrypt(plain: string, options: { context: string }): string {
    const { name, bytes } = this.requireKey();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, bytes, nonce);
    cipher.setAAD(Buffer.from(options.context, 'utf8'));
    const encrypted = Buffer.concat([
      cipher.update(plain, 'utf8'),
      cipher.final(),
    ]);
    const parts = [nonce, encrypted, cipher.getAuthTag()];
    return [FORMAT, name, ...parts.map(part => part.toString('base64'))].join(
      '.',
    );
  }

  decrypt(text: string, options: { context: string }): string {
    const { context } = options;
    const { name, parts } = splitText(text, context);
    this.requireKey();
    for (const key of this.#all) {
      if (name === undefined || name === key.name) {
        const plain = open(parts, { bytes: key.bytes, context });
        if (plain !== undefined) {
          return plain;
        }
      }
    }
    throw new Error(
      `The stored key '${context}' does not open with ${SETTING} or ${PREVIOUS_SETTING}; it was encrypted with another one. Add that one to ${PREVIOUS_SETTING}`,
    );
  }

  /** Whether a text was encrypted with the key that encrypts now. */
  isCurrent(text: string): boolean {
    return text.startsWith(`${FORMAT}.${this.requireKey().name}.`);
  }
}

function parseKey(text: string, setting: string): EncryptionKey {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) {
    throw new Error(
      `${setting} must be ${KEY_BYTES} bytes in base64, but has ${bytes.length}. ${ADVICE}`,
    );
  }
  const name = createHash('sha256')
    .update('name of an encryption key')
    .update(bytes)
    .digest('hex')
    .slice(0, 8);
  return { name, bytes };
}

function splitText(
  text: string,
  context: string,
): { name: string | undefined; parts: Buffer[] } {
  const [format, ...rest] = text.split('.');
  const name = format === FORMAT ? rest.shift() : undefined;
  if ((format !== FORMAT && format !== UNNAMED_FORMAT) || rest.length !== 3) {
    throw new Error(
      `The stored key '${context}' has an unknown format; it was written by another version of the plugin`,
    );
  }
  return { name, parts: rest.map(part => Buffer.from(part, 'base64')) };
}

function open(
  [nonce, encrypted, tag]: Buffer[],
  options: { bytes: Buffer; context: string },
): string | undefined {
  const { bytes, context } = options;
  try {
    const decipher = createDecipheriv(ALGORITHM, bytes, nonce);
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(tag);
    return Buffer.concat([
      decipher.update(encrypted),
      decipher.final(),
    ]).toString('utf8');
  } catch {
    return undefined;
  }
}
