import type {
  ActualGroups,
  DesiredGroups,
} from '@backstage-discourse/plugin-discourse-common';

/** Stands for all visitors in the permissions of a category. */
export const EVERYONE = 'everyone';

/**
 * The names of groups that a forum knows, or will know once the plan is
 * applied. Discourse compares them without case but wants them as they are.
 */
export class ForumNames {
  readonly #spelling: Map<string, string>;
  readonly #automatic: Set<string>;

  constructor(options: { desired: DesiredGroups; actual: ActualGroups }) {
    const { desired, actual } = options;
    this.#spelling = new Map([
      [EVERYONE, EVERYONE],
      ...desired.groups.map(({ metadata: { name } }): [string, string] => [
        name,
        name,
      ]),
      ...actual.names.map(({ name }): [string, string] => [
        this.key(name),
        name,
      ]),
    ]);
    this.#automatic = new Set(
      actual.names
        .filter(({ automatic }) => automatic)
        .map(({ name }) => this.key(name)),
    );
  }

  key(name: string): string {
    return name.toLowerCase();
  }

  isAutomatic(name: string): boolean {
    return this.#automatic.has(this.key(name));
  }

  /** The name as the forum writes it, or undefined if there is no such group. */
  spell(name: string): string | undefined {
    return this.#spelling.get(this.key(name));
  }
}
