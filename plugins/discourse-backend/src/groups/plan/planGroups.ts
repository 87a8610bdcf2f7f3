import {
  resolveGroup,
  type ActualGroups,
  type DesiredGroups,
  type GroupChange,
  type GroupPlan,
  type GroupRefusal,
} from '@backstage-discourse/plugin-discourse-common';
import { countRequests } from './countRequests';
import { ForumNames } from './ForumNames';
import { planCategory } from './planCategory';
import { planPeople } from './planPeople';
import { planCreation, planSettings } from './planSettings';
import { planSsoGroup } from './planSsoGroup';

/** What one group needs. */
export interface GroupSteps {
  changes: GroupChange[];
  refusals: GroupRefusal[];
}

/**
 * The order in which changes are safe: what closes comes first, then groups,
 * who is in charge, who sees what, and only then what lets people in. Going
 * through all groups step by step lets a category name a group of the same
 * plan.
 */
const ORDER: readonly GroupChange['type'][] = [
  'create-group',
  'add-owners',
  'remove-members',
  'add-members',
  'remove-owners',
  'create-category',
  'set-category-permissions',
  'update-settings',
  'link-sso-group',
];

/**
 * Compares what the repository wants with what a forum has. A pure function:
 * the same two always give the same plan, and once it is applied the next plan
 * has no changes. Groups that the repository does not name are left alone.
 *
 * @public
 */
export function planGroups(options: {
  desired: DesiredGroups;
  actual: ActualGroups;
}): GroupPlan {
  const { desired, actual } = options;
  const names = new ForumNames({ desired, actual });
  const byName = new Map(
    actual.groups.map(each => [names.key(each.name), each]),
  );
  const categories = new Map(
    actual.categories.map(each => [each.name.toLowerCase(), each]),
  );
  const all = desired.groups.map((file): GroupSteps => {
    const wanted = resolveGroup(file);
    const found = byName.get(wanted.name);
    if (found?.automatic || names.isAutomatic(wanted.name)) {
      return refuse({
        group: wanted.name,
        field: 'metadata.name',
        reason: 'Discourse keeps this group itself and refuses changes to it',
        fix: 'Choose another name',
      });
    }
    const { ownersDecide } = desired.policy.spec;
    return join([
      found
        ? planSettings(wanted, found, { ownersDecide })
        : planCreation(wanted),
      planPeople(wanted, found),
      planCategory(wanted, { categories, names }),
      planSsoGroup(wanted, found, { offered: actual.ssoGroups }),
    ]);
  });
  const { changes, refusals } = join(all);
  const created = new Set(
    changes.flatMap(each => (each.type === 'create-group' ? each.group : [])),
  );
  const rank = (change: GroupChange) =>
    closesDoors(change) && !created.has(change.group)
      ? -1
      : ORDER.indexOf(change.type);
  const ordered = [...changes].sort((a, b) => rank(a) - rank(b));
  return { changes: ordered, refusals, requests: countRequests(ordered) };
}

/** Whether nobody more may get in, ask, or see the group afterwards. */
function closesDoors(change: GroupChange): boolean {
  if (change.type !== 'update-settings') {
    return false;
  }
  const { settings } = change;
  const wide = ['public', 'logged_on_users'];
  return (
    settings.publicAdmission !== true &&
    settings.allowMembershipRequests !== true &&
    !wide.includes(settings.visibility ?? '') &&
    !wide.includes(settings.membersVisibility ?? '') &&
    (settings.automaticMembershipEmailDomains ?? []).length === 0
  );
}

function refuse(refusal: GroupRefusal): GroupSteps {
  return { changes: [], refusals: [refusal] };
}

function join(steps: readonly GroupSteps[]): GroupSteps {
  return {
    changes: steps.flatMap(each => each.changes),
    refusals: steps.flatMap(each => each.refusals),
  };
}
