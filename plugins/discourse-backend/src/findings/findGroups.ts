import type { GroupsData } from '@backstage-discourse/plugin-discourse-common';
import type { Verdict } from './Verdict';
import { formatNumberOf } from './words';

/** Whether the groups of the forum are known. */
export function findGroups(data: GroupsData): Verdict[] {
  const own = data.items.filter(group => !group.automatic).length;
  return [
    {
      id: 'groups-readable',
      part: 'groups',
      severity: 'ok',
      title: `${formatNumberOf(own, 'group')} besides the automatic ones`,
      detail: data.truncated
        ? `The forum has more groups than the ${data.items.length} that were read.`
        : undefined,
      params: { groups: own, truncated: data.truncated },
    },
  ];
}
