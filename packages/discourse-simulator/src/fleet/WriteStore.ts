import fs from 'node:fs';
import path from 'node:path';
import { type ForumWrites, forumWritesSchema } from '../forum';

/** Keeps what callers write to forums, a file a forum, or nothing without a folder. */
export class WriteStore {
  readonly #dir: string | undefined;

  constructor(dir?: string) {
    this.#dir = dir;
  }

  /** Host names are checked before, so the name can not leave the folder. */
  #file(hostname: string): string | undefined {
    return this.#dir && path.join(this.#dir, `${hostname}.json`);
  }

  load(hostname: string): ForumWrites | undefined {
    const file = this.#file(hostname);
    if (!file || !fs.existsSync(file)) {
      return undefined;
    }
    const result = forumWritesSchema.safeParse(
      JSON.parse(fs.readFileSync(file, 'utf8')),
    );
    if (!result.success) {
      throw new Error(
        `What was written to the simulated forum '${hostname}' has another form than this version reads; delete '${file}'`,
      );
    }
    return result.data;
  }

  /** A file is replaced as a whole: a crash leaves the old one or the new one. */
  save(hostname: string, writes: ForumWrites): void {
    const file = this.#file(hostname);
    if (file) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(`${file}.new`, JSON.stringify(writes));
      fs.renameSync(`${file}.new`, file);
    }
  }

  remove(hostname: string): void {
    const file = this.#file(hostname);
    if (file) {
      fs.rmSync(file, { force: true });
    }
  }
}
