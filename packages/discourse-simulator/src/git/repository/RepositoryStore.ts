import fs from 'node:fs/promises';
import path from 'node:path';
import { GitHostError } from '../GitHostError';
import { isOwner, isRepositoryName } from '../names';
import { GitRepository } from './GitRepository';
import { runGit } from './runGit';

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

/** The bare repositories below one folder: `<owner>/<name>.git`. */
export class RepositoryStore {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  #at(owner: string, name: string): GitRepository {
    if (!isOwner(owner)) {
      throw new GitHostError(
        422,
        'The name of an owner may hold lower case letters, digits and dashes only',
      );
    }
    if (!isRepositoryName(name)) {
      throw new GitHostError(
        422,
        'The name of a repository may hold lower case letters, digits, dots, dashes and underscores only',
      );
    }
    const gitDir = path.join(this.root, owner, `${name}.git`);
    return new GitRepository({ owner, name, gitDir });
  }

  /** The repository of a name; undefined when there is none. */
  async find(owner: string, name: string): Promise<GitRepository | undefined> {
    if (!isOwner(owner) || !isRepositoryName(name)) {
      return undefined;
    }
    const repository = this.#at(owner, name);
    return (await exists(repository.gitDir)) ? repository : undefined;
  }

  /** As {@link find}; refuses with 404. */
  async get(owner: string, name: string): Promise<GitRepository> {
    const repository = await this.find(owner, name);
    if (!repository) {
      throw new GitHostError(404, 'The target could not be found.');
    }
    return repository;
  }

  /** Makes an empty repository whose branch is `main`. */
  async create(owner: string, name: string): Promise<GitRepository> {
    const repository = this.#at(owner, name);
    const { gitDir } = repository;
    await fs.mkdir(path.dirname(gitDir), { recursive: true });
    try {
      // Making the folder is what decides between two who want the same name.
      await fs.mkdir(gitDir);
    } catch (error) {
      throw new GitHostError(
        409,
        `The repository '${owner}/${name}' already exists`,
        { cause: error },
      );
    }
    await runGit(['init', '--quiet', '--bare', '-b', 'main', gitDir]);
    return repository;
  }

  /** All repositories, sorted by owner and name. */
  async list(): Promise<GitRepository[]> {
    const found: GitRepository[] = [];
    for (const owner of await this.#namesIn(this.root)) {
      for (const folder of await this.#namesIn(path.join(this.root, owner))) {
        const name = folder.replace(/\.git$/, '');
        if (
          folder.endsWith('.git') &&
          isOwner(owner) &&
          isRepositoryName(name)
        ) {
          found.push(this.#at(owner, name));
        }
      }
    }
    return found;
  }

  async #namesIn(dir: string): Promise<string[]> {
    if (!(await exists(dir))) {
      return [];
    }
    const entries = await fs.readdir(dir, { withFileTypes: true });
    return entries
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  }
}
