import { promises as fs } from 'node:fs';
import type { Config } from '@backstage/config';
import type {
  CredentialSource,
  ForumKeys,
  KeyHolder,
} from '@backstage-discourse/plugin-discourse-node';
import { z } from 'zod/v4';
import { isHolder } from './isHolder';

const SETTING = 'discourse.credentials.file';

const keySchema = z.string().trim().min(1).max(4096);
const fileSchema = z.record(
  z.string(),
  z.strictObject({
    host: z.string().optional(),
    monitor: keySchema.optional(),
    operate: keySchema.optional(),
  }),
);

type KeyEntries = z.infer<typeof fileSchema>;

/**
 * Keys in one JSON file, written by something else such as a Vault agent:
 * `{"acme": {"monitor": "…", "operate": "…", "host": "forum.acme.example"}}`.
 * It is read again when it changes. A file that makes no sense throws, as long
 * as it does, without quoting it.
 */
export class KeyFile implements CredentialSource {
  readonly id = 'file';
  readonly #file: string;
  #read: { version: string; entries: KeyEntries } | undefined;

  constructor(options: { file: string }) {
    this.#file = options.file;
  }

  /** Undefined unless `discourse.credentials.file` is set. */
  static fromConfig(config: Config): KeyFile | undefined {
    const file = config.getOptionalString(SETTING);
    return file === undefined ? undefined : new KeyFile({ file });
  }

  async getKeys(
    forumId: string,
    holder: KeyHolder,
  ): Promise<ForumKeys | undefined> {
    const entries = await this.#getEntries();
    if (!Object.hasOwn(entries, forumId)) {
      return undefined;
    }
    const { host, ...keys } = entries[forumId];
    return isHolder(holder, { host }) ? keys : undefined;
  }

  async #getEntries(): Promise<KeyEntries> {
    // Through links, as Kubernetes and others replace a file by a link.
    const { ino, size, mtimeMs } = await fs.stat(this.#file);
    const version = `${ino}/${size}/${mtimeMs}`;
    if (this.#read?.version !== version) {
      const entries = parseEntries(await fs.readFile(this.#file, 'utf8'));
      this.#read = { version, entries };
    }
    return this.#read.entries;
  }
}

function parseEntries(text: string): KeyEntries {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The cause would quote the file.
    throw new Error(`The file of ${SETTING} must be JSON, and is not`);
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.join('.'));
    throw new Error(
      `The file of ${SETTING} must map ids of forums to {monitor, operate, host}, all text; wrong at: ${places.join(
        ', ',
      )}`,
    );
  }
  return parsed.data;
}
