import type { Category, SimulatedForum } from '../forum';
import { type Answer, jsonAnswer } from '../http/Answer';
import { fieldsOf, textField } from '../http/Fields';
import {
  invalidAccess,
  missingParameter,
  notFound,
  unprocessable,
} from '../http/Refusal';
import type { ForumRequest, Route } from '../http/Route';

const EVERYONE = 'everyone';

function slugOf({ name }: Category): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function isRestricted({ permissions, closed = false }: Category): boolean {
  return (
    closed ||
    (permissions.length > 0 &&
      !permissions.some(({ groupName }) => groupName === EVERYONE))
  );
}

function payload(forum: SimulatedForum, category: Category) {
  const names = forum.groups.list().map(({ settings }) => settings.name);
  const isPublic = category.permissions.length === 0 && !category.closed;
  const rules = isPublic
    ? [{ groupName: EVERYONE, permissionType: 1 }]
    : category.permissions;
  return {
    id: category.id,
    name: category.name,
    slug: slugOf(category),
    read_restricted: isRestricted(category),
    group_permissions: rules.map(({ groupName, permissionType }) => ({
      permission_type: permissionType,
      group_name: groupName,
      group_id: forum.groups.byName(groupName)?.id ?? 0,
    })),
    available_groups: [EVERYONE, ...names].filter(
      name => !rules.some(({ groupName }) => groupName === name),
    ),
  };
}

/** Permissions by group name. Full access for everyone drops all the others. */
function readPermissions(
  request: ForumRequest,
): Category['permissions'] | undefined {
  const { body, forum } = request;
  if (body.permissions === undefined) {
    return undefined;
  }
  const rules = Object.entries(fieldsOf(body.permissions)).map(
    ([groupName, type]) => ({ groupName, permissionType: Number(type) }),
  );
  for (const { groupName, permissionType } of rules) {
    if (groupName !== EVERYONE && !forum.groups.byName(groupName)) {
      throw unprocessable([`Group ${groupName} does not exist`]);
    }
    if (![1, 2, 3].includes(permissionType)) {
      throw unprocessable([`Permission type of ${groupName} is invalid`]);
    }
  }
  const open = rules.some(
    ({ groupName, permissionType }) =>
      groupName === EVERYONE && permissionType === 1,
  );
  return open ? [] : rules;
}

function requireAdmin(request: ForumRequest): void {
  if (request.caller.kind !== 'admin') {
    throw invalidAccess();
  }
}

function nameOf(request: ForumRequest): string {
  const name = textField(request.body, 'name');
  if (name === undefined) {
    throw missingParameter('name');
  }
  return name;
}

function createCategory(request: ForumRequest): Answer {
  requireAdmin(request);
  const { forum } = request;
  const name = nameOf(request);
  if (forum.categories.hasName(name)) {
    throw unprocessable(['Category Name has already been taken']);
  }
  const category = forum.categories.add({
    name,
    permissions: readPermissions(request) ?? [],
  });
  return jsonAnswer({ category: payload(forum, category) });
}

function updateCategory(request: ForumRequest): Answer {
  requireAdmin(request);
  const { forum, path } = request;
  const known = forum.categories.byId(Number(path.id));
  if (!known) {
    throw notFound();
  }
  const category: Category = {
    id: known.id,
    name: nameOf(request),
    permissions: readPermissions(request) ?? known.permissions,
    closed: request.body.permissions === undefined && known.closed,
  };
  forum.categories.replace(category);
  return jsonAnswer({ success: 'OK', category: payload(forum, category) });
}

/** Categories, for the permissions that groups have in them. */
export const categoryRoutes: Route[] = [
  {
    method: 'GET',
    path: '/categories',
    action: 'categories/index',
    access: 'any',
    handle: ({ forum, caller }) =>
      jsonAnswer({
        category_list: {
          can_create_category: caller.kind === 'admin',
          categories: forum.categories
            .list()
            .filter(
              category => caller.kind === 'admin' || !isRestricted(category),
            )
            .map(category => ({
              id: category.id,
              name: category.name,
              slug: slugOf(category),
              read_restricted: isRestricted(category),
            })),
        },
      }),
  },
  {
    method: 'GET',
    path: '/c/:id/show',
    action: 'categories/show',
    access: 'any',
    handle: request => {
      const category = request.forum.categories.byId(Number(request.path.id));
      const data = category && payload(request.forum, category);
      if (!data || (data.read_restricted && request.caller.kind !== 'admin')) {
        throw notFound();
      }
      return jsonAnswer({ category: data });
    },
  },
  {
    method: 'POST',
    path: '/categories',
    action: 'categories/create',
    access: 'any',
    handle: createCategory,
  },
  {
    method: 'PUT',
    path: '/categories/:id',
    action: 'categories/update',
    access: 'any',
    handle: updateCategory,
  },
];
