import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { bullets, markdownTable, page } from '../markdown';

/** What people call the owner: the name of a catalog entity. */
function ownerName(entityRef: string): string {
  return entityRef.replace(/^.*[:/]/, '');
}

function whereSettingsLive({ spec }: ForumSpec): string {
  return markdownTable(
    ['What', 'Set in', 'Because'],
    [
      [
        'host name, mail, storage, backups, second factor, locale, login',
        '`forum.yaml`',
        'set there, they can not be changed in the admin area, and are the same after a disaster',
      ],
      [
        'Discourse version, plugins that are built in, size',
        '`forum.yaml`',
        'they change what runs',
      ],
      [
        'SMAPP groups: settings, category, permissions',
        '`groups/` of the repository',
        'differences are shown in the portal',
      ],
      [
        'categories, tags, texts, themes’ details, badges, members',
        'the admin area',
        'they are content',
      ],
      [
        `API keys and webhooks of others than the portal`,
        'the admin area',
        `their receivers keep them; tell ${ownerName(spec.owner)}`,
      ],
    ],
  );
}

/** `docs/guides/administrators.md`: the reference for administrators. */
export function administratorsGuide(forum: ForumSpec): string {
  const { spec } = forum;
  const address = `https://${spec.hostname}`;
  return page(
    '# Reference for administrators',
    `Administrators of <${address}> can do everything in Discourse. Most of it is either content, or belongs in \`forum.yaml\`.`,
    '## Where a setting lives',
    whereSettingsLive(forum),
    '## Places',
    markdownTable(
      ['Place', 'What for'],
      [
        [`<${address}/admin>`, 'dashboard: traffic, problems, version'],
        [
          `<${address}/admin/email>`,
          'test mail, bounced and skipped mail, received mail',
        ],
        [`<${address}/admin/users>`, 'members, staff, staged and suspended'],
        [
          `<${address}/admin/plugins/explorer>`,
          'data explorer, once it is switched on',
        ],
        [
          `<${address}/admin/api/keys>`,
          'API keys: one for each use, as narrow as it can be',
        ],
        [
          `<${address}/admin/backups>`,
          'Discourse backups; restore is done by the [platform team](../backup-restore.md)',
        ],
        [`<${address}/logs>`, 'errors, grouped'],
        [`<${address}/sidekiq>`, 'jobs'],
      ],
    ),
    '## Branding',
    bullets(
      'Name, logo and colours: Admin → Appearance. Give a logo for wide and narrow screens, one for dark mode, and an icon of at least 512 pixels.',
      'A theme in Git is installed by its address and updated from there. Try a new version as a preview, then make it the default.',
      'Members see a changed logo after their browser’s cache ends; a CDN may keep it longer.',
    ),
    '## Plugins of Discourse itself',
    markdownTable(
      ['Plugin', 'Then set'],
      [
        ['Solved', 'the categories in which answers can be accepted'],
        ['Topic voting', 'the categories with votes, and votes by trust level'],
        [
          'Data explorer',
          'the groups that may run a query; write queries, share results',
        ],
      ],
    ),
    '## Members and safety',
    bullets(
      'Two administrators at least, each with a second factor and recovery codes in the vault. A member’s lost second factor is taken away on the user’s admin page, after you made sure who asks.',
      'Give those who moderate the moderator role, not the administrator role.',
      'Take roles away on the day somebody leaves. Review the list of staff each month.',
      'Impersonation and exports are logged; use them for a reason that you could tell the member.',
      'Requests for data or removal: the user’s admin page offers export, anonymise and delete. Backups forget after their retention.',
    ),
    '## Is the forum alive?',
    'Look once a month, and write down what you changed because of it:',
    markdownTable(
      ['Measure', 'Where', 'Question'],
      [
        [
          'daily and monthly active users, and their ratio',
          'dashboard',
          'do people come back?',
        ],
        ['new contributors', 'dashboard', 'do newcomers write?'],
        [
          'topics without a reply, time to the first one',
          'Reports',
          'is anybody answered?',
        ],
        ['accepted solutions', 'Reports', 'do answers help?'],
        ['trust level growth', 'Reports', 'do readers become regulars?'],
        [
          'groups: members, topics in the last 30 days',
          'the portal',
          'which groups live, which should end?',
        ],
      ],
    ),
    'For feedback keep a category for the site itself, answer there, and ask by a poll twice a year. For a pilot: one or two groups, four to six weeks, a poll before and after.',
    '## The guides',
    'These pages are written for this forum. To give them to members, copy one into a topic and pin it, link the web page of the portal, or print it to PDF from the browser.',
  );
}
