import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { bullets, markdownTable, page, steps } from '../markdown';

/** `docs/guides/group-applications.md`: small groups, from idea to end. */
export function groupApplicationsGuide({ spec }: ForumSpec): string {
  return page(
    '# Group applications',
    'A small group has members, owners, and a private category of its own. SMAPP, small group application, means both the settings of such a group and the application for one.',
    '## Join a group',
    markdownTable(
      ['Kind', 'Who sees it', 'How to join'],
      [
        ['open', 'everybody', '**Join** on its page'],
        [
          'request',
          'everybody',
          '**Request**, with a reason; an owner decides',
        ],
        ['private', 'its members', 'an owner adds you'],
        ['hidden', 'its members and staff', 'an owner adds you'],
      ],
    ),
    `All groups you may see are at <https://${spec.hostname}/g>.`,
    '## Found a group',
    steps(
      '**Apply.** Name, purpose, kind, the owners, why a tag or a category is not enough, and until when.',
      '**Find supporters**: members who would take part.',
      '**Review** by somebody who neither applied nor supports. The answer has a reason, a refusal too; both are kept.',
      '**Approval** is a change in the repository of this forum. Once it is merged, group and category are made.',
      '**Renew** when the time is over: a short word on what happened, and new owners where they changed.',
      '**Archive** when it ends: the category becomes read-only, nothing is deleted.',
    ),
    'A refusal is not the end: change what the reason names, and apply again.',
    '## Who decides on what',
    markdownTable(
      ['Part of a group', 'Changed by'],
      [
        [
          'kind, who may see, mention and message it, its category and permissions',
          'the repository, by a reviewed change',
        ],
        [
          'description, picture, title of members, members themselves',
          'its owners',
        ],
        ['notification levels', 'each member'],
      ],
    ),
    'When a setting of the first kind is changed by hand, the portal shows the difference. It is then adopted into the repository, reverted, or accepted until a date.',
    '## For owners',
    bullets(
      'Decide on requests within a week; the portal shows those that wait.',
      'Have a second owner, so that the group goes on without you.',
      'Pin a first topic that says what the group is for, and what stays inside.',
      'Members leave by themselves. Whoever is removed hears the reason from you.',
    ),
    '## For reviewers',
    bullets(
      'Is the purpose clear, and inside the guidelines?',
      'Does a group, category or tag for it exist?',
      'Two owners, and supporters enough to keep it alive?',
      'As open as it can be: private or hidden needs a reason.',
    ),
  );
}
