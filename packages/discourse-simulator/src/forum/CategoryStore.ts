import type { Category } from './ForumWrites';

const initialCategories: readonly Category[] = [
  {
    id: 1,
    name: 'Uncategorized',
    permissions: [],
  },
  { id: 3, name: 'Site Feedback', permissions: [] },
  {
    id: 4,
    name: 'Staff',
    permissions: [{ groupName: 'staff', permissionType: 1 }],
  },
  { id: 5, name: 'General', permissions: [] },
];

/** The categories of one forum. */
export class CategoryStore {
  readonly #categories: Map<number, Category>;

  constructor(categories: readonly Category[] = initialCategories) {
    this.#categories = new Map(
      categories.map(category => [category.id, { ...category }]),
    );
  }

  list(): Category[] {
    return [...this.#categories.values()];
  }

  byId(id: number): Category | undefined {
    return this.#categories.get(id);
  }

  hasName(name: string): boolean {
    return this.list().some(
      category => category.name.toLowerCase() === name.toLowerCase(),
    );
  }

  add(category: Omit<Category, 'id'>): Category {
    const id = Math.max(0, ...this.#categories.keys()) + 1;
    const added = { id, ...category };
    this.#categories.set(id, added);
    return added;
  }

  /** Permissions belong to the group, so they go along with its new name. */
  renameGroup(from: string, to: string): void {
    for (const category of this.list()) {
      this.replace({
        ...category,
        permissions: category.permissions.map(rule =>
          rule.groupName === from ? { ...rule, groupName: to } : rule,
        ),
      });
    }
  }

  /** Permissions go with their group, but nothing opens by that. */
  removeGroup(name: string): void {
    for (const category of this.list()) {
      const permissions = category.permissions.filter(
        ({ groupName }) => groupName !== name,
      );
      if (permissions.length < category.permissions.length) {
        this.replace({
          ...category,
          permissions,
          closed: permissions.length === 0,
        });
      }
    }
  }

  replace(category: Category): void {
    this.#categories.set(category.id, category);
  }
}
