import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const COMMON_NAME = '2.5.4.3';

function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const integer = (value: number) => der(0x02, Buffer.from([value]));
const utcTime = (text: string) => der(0x17, Buffer.from(text, 'ascii'));

function objectIdentifier(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const encoded = rest.flatMap(number => {
    const bytes = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) {
      bytes.unshift((left & 0x7f) | 0x80);
    }
    return bytes;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...encoded]));
}

/**
 * A key pair with a self-signed certificate, like the one of a Sealed Secrets
 * controller. Made here, so that no private key lies in the repository.
 */
export function createControllerKey(): {
  certificatePem: string;
  privateKey: KeyObject;
} {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 4096,
  });
  const algorithm = sequence(objectIdentifier(SHA256_WITH_RSA), der(0x05));
  const name = sequence(
    der(
      0x31,
      sequence(
        objectIdentifier(COMMON_NAME),
        der(0x0c, Buffer.from('sealed-secrets')),
      ),
    ),
  );
  const toBeSigned = sequence(
    der(0xa0, integer(2)),
    integer(1),
    algorithm,
    name,
    sequence(utcTime('260101000000Z'), utcTime('490101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  const certificate = sequence(
    toBeSigned,
    algorithm,
    der(0x03, Buffer.from([0]), signature),
  );
  const lines = certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return {
    certificatePem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    privateKey,
  };
}
