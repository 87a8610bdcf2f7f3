import type {
  ActualCategory,
  CategoryAccessLevel,
  DesiredGroup,
} from '@backstage-discourse/plugin-discourse-common';
import { EVERYONE, type ForumNames } from './ForumNames';
import type { GroupSteps } from './planGroups';

type Permissions = Record<string, CategoryAccessLevel>;

const NOTHING: GroupSteps = { changes: [], refusals: [] };

/** The category of a group and who may do what in it. */
export function planCategory(
  wanted: DesiredGroup,
  options: {
    categories: ReadonlyMap<string, ActualCategory>;
    names: ForumNames;
  },
): GroupSteps {
  const { categories, names } = options;
  const { name: group, category } = wanted;
  if (!category) {
    return NOTHING;
  }
  const unknown = Object.keys(category.permissions).find(
    name => names.spell(name) === undefined,
  );
  if (unknown !== undefined) {
    return refuse(group, {
      field: `spec.category.others.${unknown}`,
      reason: `The forum has no group '${unknown}'`,
      fix: 'Correct the name, or leave it out',
    });
  }
  const permissions = spellAll(category.permissions, names);
  const found = categories.get(category.name.toLowerCase());
  if (!found) {
    return {
      refusals: [],
      changes: [
        {
          type: 'create-category',
          group,
          category: category.name,
          permissions,
          reason: 'The repository has this category, the forum does not',
        },
      ],
    };
  }
  if (isSame(lowerAll(permissions), found.permissions)) {
    return NOTHING;
  }
  if (!category.adopt && !isOurs(wanted, found)) {
    return refuse(group, {
      field: 'spec.category.name',
      reason: `The forum has a category '${found.name}' that this group has no part in`,
      fix: "Choose another name, or set 'spec.category.adopt' to take it over",
    });
  }
  return {
    refusals: [],
    changes: [
      {
        type: 'set-category-permissions',
        group,
        category: found.name,
        categoryId: found.id,
        permissions,
        from: found.permissions,
        reason: 'The forum lets others into the category than the repository',
      },
    ],
  };
}

/**
 * A category that lets this group in is its own, and so is one from which the
 * group alone was removed. Anything else was made by others for others.
 */
function isOurs(wanted: DesiredGroup, found: ActualCategory): boolean {
  const present = Object.keys(found.permissions);
  const expected = Object.keys(lowerAll(wanted.category?.permissions ?? {}));
  return (
    present.includes(wanted.name) ||
    (!present.includes(EVERYONE) &&
      present.every(name => expected.includes(name)))
  );
}

function refuse(
  group: string,
  refusal: { field: string; reason: string; fix: string },
): GroupSteps {
  return { changes: [], refusals: [{ group, ...refusal }] };
}

function spellAll(permissions: Permissions, names: ForumNames): Permissions {
  return Object.fromEntries(
    Object.entries(permissions).map(([name, access]) => [
      names.spell(name) ?? name,
      access,
    ]),
  );
}

function lowerAll(permissions: Permissions): Permissions {
  return Object.fromEntries(
    Object.entries(permissions).map(([name, access]) => [
      name.toLowerCase(),
      access,
    ]),
  );
}

function isSame(a: Permissions, b: Permissions): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(name => a[name] === b[name])
  );
}
