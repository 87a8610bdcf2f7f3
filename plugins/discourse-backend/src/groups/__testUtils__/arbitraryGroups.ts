import {
  GROUP_PRESETS,
  groupFilePath,
  parseGroups,
  type DesiredGroups,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';

/** Some exist on generated forums, some never do, and one is automatic. */
const NAMES = [
  'moderation_team',
  'beta_testers',
  'newcomers',
  'translators',
  'product_council',
  'zeta_one',
  'zeta-two',
  'zeta.three',
];
const CATEGORIES = ['Inner circle', 'Testing', 'Staff', 'General'];
const LEVELS = ['full', 'create_post', 'readonly'] as const;
const SENDERS = ['nobody', 'members_mods_and_admins', 'everyone'] as const;
const NOTIFICATIONS = ['muted', 'regular', 'tracking', 'watching'] as const;

/** Documents of `groups/`, most of which make sense. */
function arbitraryGroup(people: readonly string[]) {
  const usernames = fc.uniqueArray(fc.constantFrom(...people), {
    minLength: 1,
    maxLength: 4,
  });
  const members = fc.oneof(
    fc.constant({ source: 'live' }),
    usernames.map(names => ({ source: 'git', usernames: names })),
    fc.constant({ source: 'email-domain', domains: ['acme.example'] }),
    fc.constantFrom(
      { source: 'sso-group', group: 'support@acme.example' },
      { source: 'sso-group', group: 'nobody@acme.example' },
    ),
  );
  const others = fc.dictionary(
    fc.constantFrom('staff', 'moderators', 'newcomers', 'everyone', 'unknown'),
    fc.constantFrom(...LEVELS.slice(1)),
    { maxKeys: 2 },
  );
  return fc.record(
    {
      preset: fc.constantFrom(...GROUP_PRESETS),
      state: fc.constantFrom('active', 'active', 'archived'),
      title: fc.constantFrom('One', 'Two & more', 'Größe “drei”'),
      purpose: fc.constant('To try things'),
      owners: usernames,
      members,
      category: fc.option(
        fc.record({
          name: fc.constantFrom(...CATEGORIES),
          access: fc.constantFrom(...LEVELS),
          others,
          adopt: fc.boolean(),
        }),
        { nil: undefined },
      ),
      notifications: fc.constantFrom(...NOTIFICATIONS),
      existingMembers: fc.constantFrom('keep', 'update'),
      overrides: fc.record(
        {
          publicExit: fc.boolean(),
          mentionable: fc.constantFrom(...SENDERS),
          messageable: fc.constantFrom(...SENDERS),
        },
        { requiredKeys: [] },
      ),
    },
    {
      requiredKeys: ['preset', 'title', 'purpose', 'owners'],
    },
  );
}

/** Desired states that the rules allow. */
export function arbitraryDesired(
  people: readonly string[],
): fc.Arbitrary<DesiredGroups> {
  const policy = {
    apiVersion: 'discourse.org/v1',
    kind: 'GroupPolicy',
    spec: { owners: { min: 1 } },
  };
  return fc
    .dictionary(fc.constantFrom(...NAMES), arbitraryGroup(people), {
      maxKeys: 4,
    })
    .map(specs => {
      const documents = new Map<string, unknown>([
        ['groups/policy.yaml', policy],
      ]);
      for (const [name, spec] of Object.entries(specs)) {
        documents.set(groupFilePath(name), {
          apiVersion: 'discourse.org/v1',
          kind: 'Group',
          metadata: { name },
          spec: {
            ...spec,
            ...(spec.preset === 'request' && spec.state !== 'archived'
              ? { requestTemplate: 'Who are you?' }
              : {}),
          },
        });
      }
      return parseGroups(documents);
    })
    .filter(result => result.ok)
    .map(result => {
      if (!result.ok) {
        throw new Error('The filter lets only allowed states through');
      }
      return result.desired;
    });
}
