import type { EntityFilter } from '@backstage/plugin-catalog-react';

/** Keeps the forums of the catalog that have one of some values of a fact. */
class ForumFactFilter implements EntityFilter {
  readonly values: string[];
  readonly #field: string;

  constructor(options: { fact: string; values: string[] }) {
    this.values = options.values;
    this.#field = `spec.forum.${options.fact}`;
  }

  getCatalogFilters(): Record<string, string[]> {
    return { [this.#field]: this.values };
  }

  toQueryValue(): string[] {
    return this.values;
  }
}

/** By how forums are: `healthy`, `critical`, … */
export class ForumHealthFilter extends ForumFactFilter {
  constructor(values: string[]) {
    super({ fact: 'health', values });
  }
}

/** By the installed version. */
export class ForumVersionFilter extends ForumFactFilter {
  constructor(values: string[]) {
    super({ fact: 'version', values });
  }
}

/** By the line of releases. */
export class ForumChannelFilter extends ForumFactFilter {
  constructor(values: string[]) {
    super({ fact: 'channel', values });
  }
}
