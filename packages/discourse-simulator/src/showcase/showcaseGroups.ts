import {
  GROUP_POLICY_PATH,
  groupFilePath,
  GROUPS_API_VERSION,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { stringify } from 'yaml';
import { groupIdeas } from '../groups/groupPresets';
import { generateGroups } from '../groups';
import { generatePeople } from '../people';
import { hash32 } from '../random';
import { scenarios } from '../scenarios';

/** The forum whose groups are looked after in Git. */
const FORUM = 'acme-community';
const SCENARIO = scenarios.healthy;
/** On the forum, but nobody has written them down yet. */
const UNKNOWN: readonly string[] = ['documentation', 'api_users'];
/** Written down under another name than the forum shows. */
const RENAMED: Readonly<Record<string, string>> = {
  translators: 'Translators and interpreters',
};
const EXPIRES: Readonly<Record<string, string>> = {
  beta_testers: '2027-03-31',
};

/**
 * Rules and groups of one forum of the showcase, nearly as the forum has them:
 * enough differences to have something to answer. Empty for the other forums.
 */
export function showcaseGroupFiles(
  spec: ForumSpec,
  options: { at: number },
): { path: string; content: string }[] {
  if (spec.metadata.name !== FORUM) {
    return [];
  }
  const seed = hash32(spec.spec.hostname);
  const groups = generateGroups(
    {
      seed,
      createdAt: options.at,
      groups: SCENARIO.groups,
      people: generatePeople(seed, SCENARIO.people),
    },
    options.at,
  );
  const people = generatePeople(seed, SCENARIO.people);
  const policy = {
    apiVersion: GROUPS_API_VERSION,
    kind: 'GroupPolicy',
    spec: {
      mode: 'approve',
      names: { patterns: ['*'], reserved: ['official'] },
      owners: { min: 1, max: 10 },
      members: { min: 0, max: 60 },
      applications: {
        supporters: 2,
        approvers: [spec.spec.owner],
        approvals: { open: 1, request: 1, private: 2, hidden: 2 },
      },
    },
  };
  return [
    { path: GROUP_POLICY_PATH, content: stringify(policy) },
    ...groups
      .filter(
        ({ automatic, settings }) =>
          !automatic && !UNKNOWN.includes(settings.name),
      )
      .map(({ settings, members }) => {
        const { name } = settings;
        const [, , preset = 'open'] =
          groupIdeas.find(([idea]) => idea === name) ?? [];
        const owners = people
          .filter(({ id }) =>
            members.some(({ userId, owner }) => owner && userId === id),
          )
          .map(({ username }) => username);
        const isOpen = preset === 'open' || preset === 'request';
        return {
          path: groupFilePath(name),
          content: stringify({
            apiVersion: GROUPS_API_VERSION,
            kind: 'Group',
            metadata: { name },
            spec: {
              preset,
              title: RENAMED[name] ?? settings.full_name,
              purpose: `Home of ${settings.full_name.toLowerCase()}.`,
              owners,
              ...(preset === 'request' && {
                requestTemplate: settings.membership_request_template,
              }),
              ...(EXPIRES[name] && { expires: EXPIRES[name] }),
              ...(!isOpen && { overrides: { publicExit: false } }),
            },
          }),
        };
      }),
  ];
}
