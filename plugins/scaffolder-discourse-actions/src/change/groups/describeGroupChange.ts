import {
  resolveGroup,
  type DesiredGroups,
  type GroupFile,
  type GroupMode,
  type GroupPreset,
} from '@backstage-discourse/plugin-discourse-common';
import { diffValues } from '../plan/diffSpecs';
import { code } from '../plan/markdown';

const PRESETS: Record<GroupPreset, string> = {
  open: 'everybody sees it and joins alone',
  request: 'everybody sees it, and an owner lets people in',
  private: 'logged-in people know of it, and its owners add members',
  hidden: 'only members and staff know of it, and its owners add members',
};

const MODES: Record<GroupMode, string> = {
  observe:
    'The policy only observes: after the merge the Groups tab shows the difference, and the forum stays as it is.',
  approve:
    'After the merge somebody has to approve the plan in the Groups tab; then the portal applies it.',
  apply: 'The portal applies it to the forum after the merge.',
};

function describeNew(file: GroupFile): string {
  const { name, owners, category } = resolveGroup(file);
  const { preset, title } = file.spec;
  return [
    `The group ${code(name)} (${title}) is new, with the preset ${preset}: ${
      PRESETS[preset]
    }.`,
    owners.length > 0 ? `Owners: ${owners.map(code).join(', ')}.` : '',
    category ? `It has the category ${code(category.name)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function describeChanged(before: GroupFile, after: GroupFile): string[] {
  const group = code(after.metadata.name);
  const value = (of: unknown) =>
    of === undefined ? 'nothing' : code(JSON.stringify(of));
  const changes = diffValues('', { from: before.spec, to: after.spec }).map(
    ({ field, from, to }) =>
      `In the group ${group}, ${code(field)} is ${value(to)}, not ${value(
        from,
      )}.`,
  );
  const isArchived =
    before.spec.state !== after.spec.state && after.spec.state === 'archived';
  return isArchived
    ? [
        ...changes,
        `${group} is archived: nobody can join, and its category can be read only.`,
      ]
    : changes;
}

/** What a change of `groups/` means for the forum, one sentence a line. */
export function describeGroupChange(
  before: DesiredGroups | undefined,
  after: DesiredGroups,
): string[] {
  const known = new Map(
    before?.groups.map(group => [group.metadata.name, group]),
  );
  const wanted = new Map(
    after.groups.map(group => [group.metadata.name, group]),
  );
  const groups = [...wanted.values()].flatMap(group => {
    const old = known.get(group.metadata.name);
    return old ? describeChanged(old, group) : [describeNew(group)];
  });
  const gone = [...known.keys()]
    .filter(name => !wanted.has(name))
    .map(
      name =>
        `Git no longer says anything of ${code(
          name,
        )}; the group and its members stay in the forum.`,
    );
  const policy = before
    ? diffValues('', { from: before.policy.spec, to: after.policy.spec }).map(
        ({ field, from, to }) =>
          `The policy's ${code(field)} is ${code(
            JSON.stringify(to),
          )}, not ${code(JSON.stringify(from))}.`,
      )
    : [];
  return [...groups, ...gone, ...policy, MODES[after.policy.spec.mode]];
}
