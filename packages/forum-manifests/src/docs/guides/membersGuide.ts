import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { hasOwnLogins } from '../hasOwnLogins';
import { bullets, markdownTable, markdownText, page, steps } from '../markdown';

function gettingIn({ spec }: ForumSpec): string[] {
  const { secondFactor } = spec.discourse;
  return [
    '## Getting in',
    steps(
      ...(hasOwnLogins(spec)
        ? [
            `Open <https://${spec.hostname}> and choose **Sign Up**, or follow your invitation.`,
            'Confirm your address by the link in the mail. Look into the spam folder when it does not come.',
          ]
        : [
            `Open <https://${spec.hostname}> and choose **Log In**. You sign in with the account that you have already; the forum keeps no password of yours.`,
          ]),
      'Open your profile (your picture, then the person) and add a picture, a few words about you, and your time zone.',
      secondFactor === 'all'
        ? 'Under Preferences → Security, set up a second factor: scan the code with an app such as Duo Mobile, enter the passcode that it shows, and keep the recovery codes in a safe place. This forum asks it of everybody.'
        : 'Under Preferences → Security you can set up a second factor: scan the code with an app such as Duo Mobile, enter the passcode that it shows, and keep the recovery codes in a safe place.',
    ),
    `${
      spec.discourse.loginRequired
        ? 'Reading needs an account on this forum.'
        : 'Everybody can read the public parts of this forum; writing needs an account.'
    }${
      hasOwnLogins(spec)
        ? ' Forgot the password? Choose **Log In**, then **I forgot my password**.'
        : ''
    }`,
  ];
}

function finding(): string[] {
  return [
    '## Finding your way',
    markdownTable(
      ['Where', 'What it shows'],
      [
        ['Latest', 'topics with the newest posts first'],
        [
          'New, Unread',
          'topics, and posts in topics you follow, that you have not read',
        ],
        ['Top', 'what others found worth reading'],
        ['Categories', 'the areas of the forum; some are open to groups only'],
        [
          'Tags',
          'labels across categories; choose one to see all of its topics',
        ],
        [
          'The magnifying glass',
          'search. `@name`, `#category`, `tags:one`, `in:bookmarks` and `status:solved` narrow it down',
        ],
      ],
    ),
    'The bar at the right of a topic leads through time; the topic goes on where you stopped reading. Press `?` for the keys.',
  ];
}

function following(): string[] {
  return [
    '## Reading and following',
    'The bell below a topic, or on a category or tag, says what reaches you:',
    markdownTable(
      ['State', 'You hear of'],
      [
        ['Watching', 'every post'],
        ['Tracking', 'the number of new posts, and replies to you'],
        ['Normal', 'replies to you, and mentions of your @name'],
        ['Muted', 'nothing'],
      ],
    ),
    'Preferences → Emails and → Notifications say what also comes by mail, and how often. The **bookmark** below a post keeps it for you, with a reminder if you want one.',
  ];
}

function writing(): string[] {
  return [
    '## Writing',
    bullets(
      '**New Topic** starts one: a title that says what it is about, a category, tags. Similar topics are shown while you write: one of them may be the answer.',
      '**Reply** below a post answers that post, the one at the end of the topic answers the topic. Select text and choose **Quote** to answer to exactly that.',
      '`**bold**`, `*italic*`, `> quotation`, lists with `-`, and three backticks around code. A link on a line of its own shows a preview.',
      'Drag pictures and files into the editor, or paste them.',
      '`@name` calls somebody, `@group` a group that allows it, `#category` links an area.',
      'Drafts are kept while you write, on every device. You can edit your posts later; the history is visible.',
      'A **message** goes to people or groups of your choice and nobody else but staff.',
    ),
    '## Answers and votes',
    bullets(
      'Where the category offers it, mark the post that helped as **Solution**: others find it at once.',
      'Vote for topics (ideas, mostly) with the button beside the title. Your votes are limited; take one back to use it elsewhere.',
      'The heart thanks an author without another post.',
    ),
  ];
}

/** `docs/guides/members.md`: the tutorial for members. */
export function membersGuide(forum: ForumSpec): string {
  return page(
    '# Guide for members',
    `Welcome to ${markdownText(
      forum.spec.title,
    )}. This takes ten minutes; afterwards you can read, follow and write.`,
    ...gettingIn(forum),
    ...finding(),
    ...following(),
    ...writing(),
    '## Manners, flags, trust',
    bullets(
      'Read the guidelines (menu → About and FAQ). Be kind, stay on the topic, criticise ideas and not people.',
      '**Flag** a post that breaks them. Moderators see who flagged; others do not.',
      'You start at trust level 0 with a few limits against spam. Reading and taking part raises you to 1 and 2, where they go; level 3 belongs to regular members, 4 is given by staff.',
    ),
    '## Small groups',
    'Groups have a place of their own, and members of their own. Look at **Groups** in the menu; how to join or found one is in [Group applications](group-applications.md).',
    '## Help and feedback',
    `Questions that are not in the [FAQ](faq.md) go to the category for the site itself, or to <${forum.spec.contactEmail}>. Feedback on the forum and on this guide is welcome there too.`,
  );
}
