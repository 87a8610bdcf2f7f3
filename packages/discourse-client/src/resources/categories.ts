import { z } from 'zod/v4';
import { encodeLevel, type Levels, levelSchema } from '../groups/levels';
import { collectPages } from '../groups/collectPages';
import { maybe } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';
import type { FormFields } from '../transport/formFields';

/**
 * What a group may do in a category: create topics, reply, or see.
 *
 * @public
 */
export type CategoryPermission = 'full' | 'create_post' | 'readonly';

const PERMISSIONS: Levels<CategoryPermission> = [
  ['full', 1],
  ['create_post', 2],
  ['readonly', 3],
];

/**
 * Who may do what in a category, as the forum has stored it.
 *
 * @public
 */
export interface CategoryAccess {
  id: number;
  name: string;
  /** Only the listed groups see the category. */
  readRestricted: boolean;
  permissions: {
    groupName: string;
    groupId?: number;
    permission: CategoryPermission;
  }[];
}

/**
 * The wished permissions of a category.
 *
 * @public
 */
export interface CategoryPermissionsInput {
  /** Name of the category, which Discourse wants with every change. */
  name: string;
  /**
   * Permission by group name, complete: groups that are not named lose
   * theirs. Names of automatic groups are in the language of the forum.
   */
  permissions: Readonly<Record<string, CategoryPermission>>;
}

/**
 * A category as lists show it.
 *
 * @public
 */
export interface CategoryRow {
  id: number;
  name: string;
  /** Only some groups see the category. */
  readRestricted: boolean;
}

const categoryRow = z.object({
  id: z.int(),
  name: z.string(),
  read_restricted: z.boolean(),
});

const categoryListSchema = z.object({
  category_list: z.object({
    categories: z.array(
      categoryRow.extend({ subcategory_list: maybe(z.array(categoryRow)) }),
    ),
  }),
});

const categorySchema = z
  .object({
    category: z.object({
      id: z.int(),
      name: z.string(),
      read_restricted: z.boolean(),
      group_permissions: z.array(
        z.object({
          group_name: z.string(),
          group_id: maybe(z.int()),
          permission_type: levelSchema(PERMISSIONS),
        }),
      ),
    }),
  })
  .transform(
    ({ category }): CategoryAccess => ({
      id: category.id,
      name: category.name,
      readRestricted: category.read_restricted,
      permissions: category.group_permissions.map(row => ({
        groupName: row.group_name,
        groupId: row.group_id,
        permission: row.permission_type,
      })),
    }),
  );

/** More pages than any forum has; each is one admin request. */
const MAX_CATEGORIES = 5000;

export async function listCategories(
  session: ForumSession,
  options: RequestOptions,
): Promise<{ items: CategoryRow[] }> {
  const { items } = await collectPages(
    async ({ page }) => {
      const answer = await session.read(
        {
          method: 'GET',
          path: ['categories'],
          query: { include_subcategories: true, page: page + 1 },
          key: 'required',
          signal: options.signal,
        },
        categoryListSchema,
      );
      const rows = answer.category_list.categories.flatMap(
        ({ subcategory_list: below = [], ...row }) => [row, ...below],
      );
      // The list has no total. One that is not paged repeats itself, which
      // ends the reading as well as an empty page does.
      return { rows, total: MAX_CATEGORIES };
    },
    { limit: MAX_CATEGORIES, getId: category => category.id },
  );
  return {
    items: items.map(row => ({
      id: row.id,
      name: row.name,
      readRestricted: row.read_restricted,
    })),
  };
}

export async function readCategory(
  session: ForumSession,
  categoryId: number,
  options: RequestOptions,
): Promise<CategoryAccess> {
  return session.read(
    {
      method: 'GET',
      path: ['c', categoryId, 'show'],
      key: 'required',
      signal: options.signal,
    },
    categorySchema,
  );
}

export async function createCategory(
  session: ForumSession,
  input: CategoryPermissionsInput,
  options: RequestOptions,
): Promise<CategoryAccess> {
  return session.read(
    {
      method: 'POST',
      path: ['categories'],
      form: encodeCategory(input),
      key: 'required',
      signal: options.signal,
    },
    categorySchema,
  );
}

export async function setCategoryPermissions(
  session: ForumSession,
  categoryId: number,
  input: CategoryPermissionsInput,
  options: RequestOptions,
): Promise<CategoryAccess> {
  return session.read(
    {
      method: 'PUT',
      path: ['categories', categoryId],
      form: encodeCategory(input),
      key: 'required',
      signal: options.signal,
    },
    categorySchema,
  );
}

function encodeCategory(input: CategoryPermissionsInput): FormFields {
  const { name, permissions } = input;
  const entries = Object.entries(permissions);
  if (entries.length === 0) {
    throw new TypeError(
      "'permissions' must name at least one group; Discourse takes none for unchanged, or for everyone",
    );
  }
  return {
    name,
    permissions: Object.fromEntries(
      entries.map(([group, permission]) => [
        group,
        encodeLevel(PERMISSIONS, permission),
      ]),
    ),
  };
}
