import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The portal's keys of a forum. */
export interface PortalKeys {
  monitor: string;
  operate: string;
}

/**
 * Keys for generated forums. All derive from one secret in a file that only the
 * owner may read, so a restart finds the same keys without storing thousands.
 */
export class PortalKeyRing {
  readonly #secret: Buffer;

  private constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** Reads the secret of a folder, or makes it. */
  static load(dir: string): PortalKeyRing {
    const file = path.join(dir, 'portal-keys.secret');
    if (!fs.existsSync(file)) {
      fs.mkdirSync(dir, { recursive: true });
      fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    }
    return new PortalKeyRing(Buffer.from(fs.readFileSync(file, 'utf8'), 'hex'));
  }

  keysOf(forum: string): PortalKeys {
    return {
      monitor: this.#derive(forum, 'monitor'),
      operate: this.#derive(forum, 'operate'),
    };
  }

  /** 64 hex characters, the form of Discourse's own keys. */
  #derive(forum: string, purpose: string): string {
    return createHmac('sha256', this.#secret)
      .update(`${forum}\u0000${purpose}`)
      .digest('hex');
  }
}
