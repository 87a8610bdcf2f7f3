import {
  constants,
  createCipheriv,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';

const SESSION_KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** What to seal, for whom, and under which label. @public */
export interface SealValueOptions {
  /** Certificate of the Sealed Secrets controller. */
  certificatePem: string;
  /** Plain value. */
  value: string | Buffer;
  /** Scope label; `<namespace>/<name>` for the strict scope. */
  label: string;
}

/**
 * Encrypts one value for the Sealed Secrets controller: AES-256-GCM under a
 * session key of its own, which is encrypted by RSA-OAEP with SHA-256 and the
 * label. Each call gives another text, so unchanged values must not be sealed
 * again.
 *
 * @public
 */
export function sealValue(options: SealValueOptions): string {
  const { certificatePem, value, label } = options;
  const sessionKey = randomBytes(SESSION_KEY_BYTES);
  const encryptedKey = publicEncrypt(
    {
      key: new X509Certificate(certificatePem).publicKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      oaepLabel: Buffer.from(label, 'utf8'),
    },
    sessionKey,
  );

  // The controller expects the zero nonce; it is safe because a session key
  // encrypts one value only.
  const cipher = createCipheriv(
    'aes-256-gcm',
    sessionKey,
    Buffer.alloc(NONCE_BYTES),
  );
  const plain = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  const length = Buffer.alloc(2);
  length.writeUInt16BE(encryptedKey.length);

  return Buffer.concat([
    length,
    encryptedKey,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64');
}
