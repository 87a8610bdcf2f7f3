import { ConfigReader } from '@backstage/config';
import fc from 'fast-check';
import { KeyCipher } from './KeyCipher';

const cipherWith = (encryptionKey?: string) =>
  KeyCipher.fromConfig(new ConfigReader({ discourse: { encryptionKey } }));
const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(32, 8).toString('base64');

describe('KeyCipher', () => {
  it('gives back what it encrypted, and never the same text twice', () => {
    const cipher = cipherWith(KEY);

    fc.assert(
      fc.property(fc.string(), fc.string(), (plain, context) => {
        const text = cipher.encrypt(plain, { context });

        expect(cipher.decrypt(text, { context })).toBe(plain);
        expect(cipher.encrypt(plain, { context })).not.toBe(text);
      }),
    );
  });

  it('does not open a text of another forum, another key, or one that was changed', () => {
    const text = cipherWith(KEY).encrypt('secret', { context: 'a/monitor' });
    const changed = text.replace(/.(?=.{3}$)/, each =>
      each === 'A' ? 'B' : 'A',
    );

    expect(() =>
      cipherWith(KEY).decrypt(text, { context: 'b/monitor' }),
    ).toThrow("'b/monitor' does not open with discourse.encryptionKey");
    expect(() =>
      cipherWith(OTHER).decrypt(text, { context: 'a/monitor' }),
    ).toThrow('discourse.encryptionKey');
    expect(() =>
      cipherWith(KEY).decrypt(changed, { context: 'a/monitor' }),
    ).toThrow('does not open');
    expect(() =>
      cipherWith(KEY).decrypt('nonsense', { context: 'a/monitor' }),
    ).toThrow('unknown format');
  });

  it.each([
    ['short', Buffer.alloc(16).toString('base64')],
    ['no base64', 'not a key'],
    ['a placeholder', 'changeme'],
  ])('refuses a setting that is %s and says how to make one', (_, key) => {
    expect(() => cipherWith(key)).toThrow(
      /^discourse\.encryptionKey must be 32 bytes in base64.*openssl rand -base64 32/,
    );
  });

  it('asks for the setting only when keys are to be stored', () => {
    const cipher = cipherWith(undefined);

    expect(() => cipher.encrypt('secret', { context: 'a' })).toThrow(
      /^discourse\.encryptionKey is not set.*openssl rand -base64 32/,
    );
  });
});
