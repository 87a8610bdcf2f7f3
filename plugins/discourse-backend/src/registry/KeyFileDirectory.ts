import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Config } from '@backstage/config';
import { isError } from '@backstage/errors';
import type {
  CredentialSource,
  ForumKeys,
  KeyHolder,
} from '@backstage-discourse/plugin-discourse-node';
import { isHolder } from './isHolder';
import { KEY_NAMES, type NamedKeys } from './Keyring';

const MAX_BYTES = 4096;

/**
 * Keys in files `<forum id>.monitor` and `<forum id>.operate` of a folder, as a
 * Kubernetes Secret that is mounted as a volume has them. They are read anew
 * each time, so the kubelet may change them at any moment. A file
 * `<forum id>.host` binds the keys to a host.
 */
export class KeyFileDirectory implements CredentialSource {
  readonly id = 'directory';
  readonly #directory: string;

  constructor(options: { directory: string }) {
    this.#directory = options.directory;
  }

  /** Undefined unless `discourse.credentials.directory` is set. */
  static fromConfig(config: Config): KeyFileDirectory | undefined {
    const directory = config.getOptionalString(
      'discourse.credentials.directory',
    );
    return directory === undefined
      ? undefined
      : new KeyFileDirectory({ directory });
  }

  async getKeys(
    forumId: string,
    holder: KeyHolder,
  ): Promise<ForumKeys | undefined> {
    const host = await this.#read(forumId, 'host');
    const keys: NamedKeys = {};
    for (const name of KEY_NAMES) {
      const key = await this.#read(forumId, name);
      if (key !== undefined) {
        keys[name] = key;
      }
    }
    const found = keys.monitor !== undefined || keys.operate !== undefined;
    return found && isHolder(holder, { host }) ? keys : undefined;
  }

  async #read(forumId: string, name: string): Promise<string | undefined> {
    const file = path.join(this.#directory, `${forumId}.${name}`);
    // An id from a source of somebody else may be anything.
    if (path.dirname(file) !== path.resolve(this.#directory)) {
      return undefined;
    }
    try {
      const text = await fs.readFile(file, 'utf8');
      return text.length > MAX_BYTES ? undefined : text.trim() || undefined;
    } catch (error) {
      if (isError(error) && error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }
}
