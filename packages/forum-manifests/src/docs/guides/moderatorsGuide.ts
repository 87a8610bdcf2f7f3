import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { bullets, markdownTable, page, steps } from '../markdown';

/** `docs/guides/moderators.md`: the daily work of moderators. */
export function moderatorsGuide({ spec }: ForumSpec): string {
  const address = `https://${spec.hostname}`;
  return page(
    '# Guide for moderators',
    `Moderators keep the talk worth reading. They see every public area, the review queue and most of the admin area, but change no settings. ${
      spec.discourse.secondFactor === 'no'
        ? 'Set up a second factor all the same: your account can do harm.'
        : 'Your account needs a second factor.'
    }`,
    '## Each day',
    steps(
      `Open the review queue, <${address}/review>: flags, posts that wait for approval, new members that wait.`,
      'Decide each one: agree and hide, agree and delete, disagree, or ignore. Somebody who flagged rightly is trusted more the next time, so a decision is worth making.',
      'Look at new topics: right category, a title that says something, one subject.',
    ),
    '## Tools',
    markdownTable(
      ['Tool', 'Where', 'Use it for'],
      [
        [
          'Move, split, merge posts',
          'wrench of the topic → Select posts',
          'a second subject in a topic',
        ],
        [
          'Close, unlist, archive',
          'wrench of the topic',
          'talk that is over, or must rest',
        ],
        [
          'Pin',
          'wrench of the topic → Pin',
          'what everybody should see; the guides for one',
        ],
        [
          'Slow mode, timer',
          'wrench of the topic',
          'heated talk; opening again by itself',
        ],
        ['Staff notice', 'wrench of the post', 'a word of the staff on a post'],
        [
          'Change owner, wiki',
          'wrench of the post',
          'a post that belongs to all',
        ],
        [
          'Silence, suspend',
          'the member’s admin page',
          'somebody who does not stop; always with a reason and an end',
        ],
        [
          'Delete spammer',
          'the member’s admin page',
          'removes all posts and blocks address and mail',
        ],
      ],
    ),
    '## Steps before force',
    steps(
      'A friendly message, with the guideline it is about.',
      'A hidden or edited post, with the reason.',
      'Silence for some days.',
      'Suspension. Two moderators agree before it is for good.',
    ),
    'Everything you do is in the staff log. Write your reasons there: the next moderator was not in the room.',
    '## Groups',
    bullets(
      'Owners of a group decide on its members; you step in on flags only.',
      'You may support an application for a new group. Whoever supports one does not review it: see [Group applications](group-applications.md).',
    ),
    '## Ask an administrator when',
    bullets(
      'somebody asks for their data, or for its removal',
      'mail does not arrive, or many members report the same error',
      'the law, or the press, is involved',
    ),
  );
}
