import type {
  ActualGroup,
  GroupReport,
} from '@backstage-discourse/plugin-discourse-common';

/** A group as the forum has it, by its name in the repository. */
export function findActual(
  report: GroupReport,
  name: string,
): ActualGroup | undefined {
  return report.actual.groups.find(each => each.name.toLowerCase() === name);
}
