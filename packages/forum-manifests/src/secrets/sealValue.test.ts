import {
  constants,
  createDecipheriv,
  privateDecrypt,
  type KeyObject,
} from 'node:crypto';
import { createControllerKey } from '../__testUtils__/certificate';
import { sealValue } from './sealValue';

const TAG_BYTES = 16;

/** What the controller does, by its documented layout. */
function unseal(
  sealed: string,
  options: { privateKey: KeyObject; label: string },
): string {
  const bytes = Buffer.from(sealed, 'base64');
  const keyLength = bytes.readUInt16BE(0);
  const sessionKey = privateDecrypt(
    {
      key: options.privateKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      oaepLabel: Buffer.from(options.label),
    },
    bytes.subarray(2, 2 + keyLength),
  );
  const decipher = createDecipheriv(
    'aes-256-gcm',
    sessionKey,
    Buffer.alloc(12),
  );
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([
    decipher.update(bytes.subarray(2 + keyLength, -TAG_BYTES)),
    decipher.final(),
  ]).toString('utf8');
}

describe('sealValue', () => {
  const { certificatePem, privateKey } = createControllerKey();
  const label = 'acme-community/acme-community-s3';

  it.each(['a', 'pässwörd with $pecial \n characters', 'x'.repeat(5000), ''])(
    'seals what the controller opens',
    value => {
      const sealed = sealValue({ certificatePem, value, label });

      expect(unseal(sealed, { privateKey, label })).toBe(value);
    },
  );

  it('lays the value out as kubeseal does', () => {
    const sealed = sealValue({ certificatePem, value: 'secret', label });

    expect(sealed).toMatch(/^Ag[A-D]/);
    expect(Buffer.from(sealed, 'base64')).toHaveLength(
      2 + 512 + 'secret'.length + TAG_BYTES,
    );
  });

  it('opens under its own name only', () => {
    const sealed = sealValue({ certificatePem, value: 'secret', label });

    expect(() =>
      unseal(sealed, { privateKey, label: 'other/acme-community-s3' }),
    ).toThrow(/oaep/i);
  });

  it('opens with the key of its controller only', () => {
    const sealed = sealValue({ certificatePem, value: 'secret', label });
    const other = createControllerKey();

    expect(() =>
      unseal(sealed, { privateKey: other.privateKey, label }),
    ).toThrow(/oaep|rsa/i);
  });

  it('never gives the same text twice', () => {
    const seal = () => sealValue({ certificatePem, value: 'secret', label });

    expect(seal()).not.toBe(seal());
  });

  it('keeps no trace of the value in the text', () => {
    const value = 'canary-canary-canary';
    const sealed = sealValue({ certificatePem, value, label });

    expect(sealed).not.toContain(Buffer.from(value).toString('base64'));
    expect(Buffer.from(sealed, 'base64').includes(value)).toBe(false);
  });

  it('refuses what is not a certificate', () => {
    expect(() =>
      sealValue({ certificatePem: 'no certificate', value: 'secret', label }),
    ).toThrow();
  });
});
