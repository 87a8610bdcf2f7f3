import type {
  ActualGroup,
  DesiredGroup,
} from '@backstage-discourse/plugin-discourse-common';
import type { GroupSteps } from './planGroups';

/** Ties a group to the login provider's group whose members belong in it. */
export function planSsoGroup(
  wanted: DesiredGroup,
  found: ActualGroup | undefined,
  options: { offered: readonly { id: number; name: string }[] },
): GroupSteps {
  const ids = found?.associatedGroupIds ?? [];
  const { ssoGroup } = wanted;
  const match = options.offered.find(({ name }) => name === ssoGroup);
  if (ssoGroup !== undefined && !match) {
    return {
      changes: [],
      refusals: [
        {
          group: wanted.name,
          field: 'spec.members.group',
          reason: `No login provider of the forum offers a group '${ssoGroup}'`,
          fix: 'Correct the name; the provider must have sent the group at a login once',
        },
      ],
    };
  }
  const target = match ? [match.id] : [];
  if (target.length === ids.length && target.every(id => ids.includes(id))) {
    return { changes: [], refusals: [] };
  }
  return {
    refusals: [],
    changes: [
      {
        type: 'link-sso-group',
        group: wanted.name,
        associatedGroupIds: target,
        reason: match
          ? `Members come from the provider's group '${match.name}'`
          : 'The repository does not tie this group to a login provider',
      },
    ],
  };
}
