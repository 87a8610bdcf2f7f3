import { z } from 'zod/v4';
import { encodeLevel, type Levels, levelSchema } from '../groups/levels';
import { maybe } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';

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

export async function setCategoryPermissions(
  session: ForumSession,
  categoryId: number,
  input: CategoryPermissionsInput,
  options: RequestOptions,
): Promise<CategoryAccess> {
  const { name, permissions } = input;
  const entries = Object.entries(permissions);
  if (entries.length === 0) {
    throw new TypeError(
      "'permissions' must name at least one group; Discourse keeps the old permissions otherwise",
    );
  }
  return session.read(
    {
      method: 'PUT',
      path: ['categories', categoryId],
      form: {
        name,
        permissions: Object.fromEntries(
          entries.map(([group, permission]) => [
            group,
            encodeLevel(PERMISSIONS, permission),
          ]),
        ),
      },
      key: 'required',
      signal: options.signal,
    },
    categorySchema,
  );
}
