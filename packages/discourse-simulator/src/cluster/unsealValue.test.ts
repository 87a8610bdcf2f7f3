import {
  constants,
  createCipheriv,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { unsealValue } from './unsealValue';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});
const privateKeyPem = privateKey
  .export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** Written from the scheme alone, so that both sides can not share a mistake. */
function seal(key: KeyObject, plain: string, label: string): Buffer {
  const sessionKey = randomBytes(32);
  const rsa = publicEncrypt(
    {
      key,
      oaepHash: 'sha256',
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepLabel: Buffer.from(label),
    },
    sessionKey,
  );
  const gcm = createCipheriv('aes-256-gcm', sessionKey, Buffer.alloc(12));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(rsa.length);
  return Buffer.concat([
    length,
    rsa,
    gcm.update(plain),
    gcm.final(),
    gcm.getAuthTag(),
  ]);
}

describe('unsealValue', () => {
  const sealed = seal(publicKey, 'käse ☃', 'acme/acme-portal-keys');

  it('opens what was sealed for the key and the label', () => {
    expect(
      unsealValue({
        privateKeyPem,
        sealed: sealed.toString('base64'),
        label: 'acme/acme-portal-keys',
      }),
    ).toBe('käse ☃');
  });

  it('refuses another label', () => {
    expect(() =>
      unsealValue({
        privateKeyPem,
        sealed: sealed.toString('base64'),
        label: 'globex/acme-portal-keys',
      }),
    ).toThrow();
  });

  it('refuses text that was changed, cut short or never sealed', () => {
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    for (const bytes of [changed, sealed.subarray(0, 200), Buffer.from('x')]) {
      expect(() =>
        unsealValue({
          privateKeyPem,
          sealed: bytes.toString('base64'),
          label: 'acme/acme-portal-keys',
        }),
      ).toThrow();
    }
  });
});
