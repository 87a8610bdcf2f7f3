import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { senderAddress } from '../../discourse/environment/senderAddress';
import { hasOwnLogins } from '../hasOwnLogins';
import { page } from '../markdown';

interface Question {
  question: string;
  answer: string;
}

function questions({ spec }: ForumSpec): Question[] {
  return [
    {
      question: 'I get no mail from the forum. Why?',
      answer: `Look into the spam folder, and allow \`${senderAddress(
        spec,
      )}\`. Under Preferences → Emails see whether mail is switched off. Many bounced mails switch it off by themselves: ask <${
        spec.contactEmail
      }>.`,
    },
    {
      question: 'I get too much mail.',
      answer:
        'Under Preferences → Emails choose a digest, or mail only when you are away. Mute topics and categories with the bell.',
    },
    {
      question: 'I lost my phone and my second factor.',
      answer: `${
        hasOwnLogins(spec) ? '' : 'Ask where you sign in first. '
      }Use one of your recovery codes. Without one write to <${
        spec.contactEmail
      }>; it takes a while, because somebody has to make sure that it is you.`,
    },
    {
      question: 'The passcode is refused.',
      answer:
        'Codes follow the clock: set the phone’s clock to automatic. Take the newest code of the entry for this forum.',
    },
    {
      question: 'Do I need the VPN?',
      answer: 'No. Only administration may be restricted to it.',
    },
    {
      question: 'How do I change my name or address?',
      answer:
        'Preferences → Account. A new mail address is confirmed by a mail to it. The user name can be changed by yourself in the first days, by staff later.',
    },
    {
      question: 'Can I write by mail?',
      answer:
        spec.incomingMail.mode !== 'off'
          ? 'Yes: reply to the notification, and your text above the line becomes a post.'
          : 'No, this forum takes no mail in. Write on its page.',
    },
    {
      question: 'How large may a picture or file be?',
      answer: `${spec.discourse.uploadLimitMegabytes} MB. Link larger files from where they are.`,
    },
    {
      question: 'My post disappeared.',
      answer:
        'It may wait for approval, or was flagged and hidden; then a message says why and what to change.',
    },
    {
      question: 'Who can read what I write?',
      answer: `${
        spec.discourse.loginRequired
          ? 'Everybody with an account'
          : 'Everybody, with or without an account,'
      } in public categories; members of a group in its private category; the people you chose in a message. Staff can read all of it when a flag calls for it.`,
    },
    {
      question: 'How do I take my votes or a like back?',
      answer:
        'Press again. A like can be taken back for a few minutes, a vote at any time.',
    },
    {
      question: 'How do I leave?',
      answer: `Preferences → Account → Delete my account, as long as you wrote next to nothing. Otherwise <${spec.contactEmail}> anonymises the account; your posts stay, without your name.`,
    },
  ];
}

/** `docs/guides/faq.md`: what members ask. */
export function faqGuide(forum: ForumSpec): string {
  return page(
    '# Questions and answers',
    ...questions(forum).flatMap(({ question, answer }) => [
      `## ${question}`,
      answer,
    ]),
  );
}
