import type {
  DriftItem,
  GroupChange,
  GroupPlan,
} from '@backstage-discourse/plugin-discourse-common';
import { countRequests } from '../plan/countRequests';
import { driftOfChange } from './classifyDrift';

/**
 * The part of a plan that answers certain differences. A group that is not
 * there yet comes as a whole or not at all: half of it would be another group.
 */
export function narrowPlan(
  plan: GroupPlan,
  wanted: (item: DriftItem) => boolean,
): GroupPlan {
  const isMade = new Map(
    plan.changes.flatMap(change =>
      change.type === 'create-group'
        ? [[change.group, driftOfChange(change, plan.changes).some(wanted)]]
        : [],
    ),
  );
  const changes = plan.changes.flatMap(change => {
    const made = isMade.get(change.group);
    if (made !== undefined) {
      return made ? [change] : [];
    }
    return narrowChange(
      change,
      driftOfChange(change, plan.changes).filter(wanted),
    );
  });
  return { ...plan, changes, requests: countRequests(changes) };
}

function narrowChange(
  change: GroupChange,
  items: readonly DriftItem[],
): GroupChange[] {
  if (items.length === 0) {
    return [];
  }
  if (change.type === 'update-settings') {
    const fields = new Set(items.map(({ field }) => field));
    return [
      {
        ...change,
        settings: pick(change.settings, fields),
        from: pick(change.from, fields),
      },
    ];
  }
  if ('usernames' in change) {
    const people = new Set(
      items.map(({ actual, desired }) => actual ?? desired),
    );
    return [
      {
        ...change,
        usernames: change.usernames.filter(name => people.has(name)),
      },
    ];
  }
  return [change];
}

function pick<T extends object>(values: T, names: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => names.has(name)),
  );
}
