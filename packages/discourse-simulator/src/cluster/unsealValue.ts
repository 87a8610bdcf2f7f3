import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';

const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/**
 * Opens a value that was sealed for this key under this label, as the Sealed
 * Secrets controller does. Throws when key, label or text do not fit.
 *
 * @public
 */
export function unsealValue(options: {
  privateKeyPem: string;
  /** Base64 text out of `encryptedData`. */
  sealed: string;
  /** Scope label; `<namespace>/<name>` for the strict scope. */
  label: string;
}): string {
  const { privateKeyPem, sealed, label } = options;
  const bytes = Buffer.from(sealed, 'base64');
  const keyLength = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  const bodyStart = 2 + keyLength;
  if (keyLength === 0 || bytes.length < bodyStart + TAG_BYTES) {
    throw new Error('The sealed value is too short to be one');
  }
  const sessionKey = privateDecrypt(
    {
      key: privateKeyPem,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      oaepLabel: Buffer.from(label, 'utf8'),
    },
    bytes.subarray(2, bodyStart),
  );
  const decipher = createDecipheriv(
    'aes-256-gcm',
    sessionKey,
    Buffer.alloc(NONCE_BYTES),
  );
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([
    decipher.update(bytes.subarray(bodyStart, -TAG_BYTES)),
    decipher.final(),
  ]).toString('utf8');
}
