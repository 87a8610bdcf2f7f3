import fs from 'node:fs/promises';
import { z } from 'zod/v4';
import type { GitRepository } from '../repository';

const pullSchema = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string(),
  head: z.string(),
  base: z.string(),
  state: z.enum(['open', 'closed']),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** Set once it is closed, because the branch may go away. */
  headSha: z.string().optional(),
  merge: z.object({ sha: z.string(), at: z.number() }).optional(),
});

/** A pull request. */
export type Pull = z.infer<typeof pullSchema>;

const fileSchema = z.object({ pulls: z.array(pullSchema) });

function isMissingFile(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ENOENT'
  );
}

/** Pull requests, kept in a JSON file beside each repository. */
export class PullStore {
  #queue: Promise<unknown> = Promise.resolve();

  /** All pull requests of a repository, newest first. */
  async list(repository: GitRepository): Promise<Pull[]> {
    const pulls = await this.#read(repository);
    return pulls.sort((a, b) => b.number - a.number);
  }

  async find(
    repository: GitRepository,
    number: number,
  ): Promise<Pull | undefined> {
    const pulls = await this.#read(repository);
    return pulls.find(pull => pull.number === number);
  }

  async add(
    repository: GitRepository,
    pull: Omit<Pull, 'number'>,
  ): Promise<Pull> {
    return this.#change(repository, pulls => {
      const number = Math.max(0, ...pulls.map(other => other.number)) + 1;
      const added = { number, ...pull };
      return { pulls: [...pulls, added], result: added };
    });
  }

  async replace(repository: GitRepository, pull: Pull): Promise<Pull> {
    return this.#change(repository, pulls => ({
      pulls: pulls.map(other => (other.number === pull.number ? pull : other)),
      result: pull,
    }));
  }

  #file(repository: GitRepository): string {
    return repository.gitDir.replace(/\.git$/, '.pulls.json');
  }

  async #read(repository: GitRepository): Promise<Pull[]> {
    try {
      const text = await fs.readFile(this.#file(repository), 'utf8');
      return fileSchema.parse(JSON.parse(text)).pulls;
    } catch (error) {
      if (isMissingFile(error)) {
        return [];
      }
      throw error;
    }
  }

  /** Changes run one after the other; the file is replaced as a whole. */
  async #change<T>(
    repository: GitRepository,
    change: (pulls: Pull[]) => { pulls: Pull[]; result: T },
  ): Promise<T> {
    const run = async () => {
      const { pulls, result } = change(await this.#read(repository));
      const file = this.#file(repository);
      await fs.writeFile(
        `${file}.new`,
        JSON.stringify({ pulls }, undefined, 2),
      );
      await fs.rename(`${file}.new`, file);
      return result;
    };
    const done = this.#queue.then(run);
    this.#queue = done.catch(() => {});
    return done;
  }
}
