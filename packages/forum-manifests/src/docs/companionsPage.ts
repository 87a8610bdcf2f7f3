import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { discoveryDocument } from '../discourse/environment/signInEnvironment';
import { forumCommands } from './forumCommands';
import { bullets, markdownTable, page, shell } from './markdown';

function wordpress(address: string): string[] {
  return [
    '## WordPress',
    'The plugin wp-discourse publishes posts as topics and shows their replies as comments.',
    markdownTable(
      ['Setting of wp-discourse', 'Value'],
      [
        ['`url`', `\`${address}\``],
        [
          '`api-key`',
          'a key for all users (Admin → API), kept with the secrets of WordPress',
        ],
        ['`publish-username`', '`system`'],
        ['`use-discourse-webhook`', 'on, with a `webhook-secret`'],
        [
          '`enable-sso`, `sso-secret`',
          'only when WordPress is where people log in (DiscourseConnect)',
        ],
      ],
    ),
    'On the forum add a webhook for post events to `https://<wordpress>/wp-json/wp-discourse/v1/update-topic-content` with the same secret, and the host of WordPress under Admin → Embedding when comments are embedded.',
    'DiscourseConnect replaces the login of the forum, and Discourse then refuses to ask its staff for a second factor: WordPress must ask for it. The pods of WordPress reach the forum at its public address, port 443. WordPress keeps its own MySQL; nothing of it is shared with the database of the forum.',
  ];
}

function openIdConnect(forum: ForumSpec, address: string): string[] {
  const { oidc } = forum.spec.signIn;
  const discovery = discoveryDocument(
    oidc ?? { provider: 'logto', issuer: 'https://<provider>' },
  );
  return [
    '## Logto, or another OpenID Connect provider',
    oidc
      ? `This forum signs on at <${oidc.issuer}>.`
      : 'This forum has no such provider; `spec.signIn.oidc` in `forum.yaml` adds one.',
    markdownTable(
      ['At the provider', 'Value'],
      [
        ['Type of application', 'Traditional web'],
        ['Redirect URI', `\`${address}/auth/oidc/callback\``],
        ['Post sign-out redirect URI', `\`${address}\``],
        ['Scopes', `\`${oidc?.scopes.join(' ') ?? 'openid email profile'}\``],
        [
          oidc?.provider === 'generic'
            ? 'Discovery document'
            : 'Discovery document of Logto',
          `\`${discovery}\``,
        ],
        [
          'Client id',
          'with at least one letter: Discourse reads digits as a number',
        ],
      ],
    ),
    'Members need a verified e-mail address at the provider, or Discourse asks them to confirm it. Existing accounts are matched by address, which is safe only where the provider verifies addresses. Keep one local administrator, and switch local logins off last. The pods must reach the provider at the address that browsers use:',
    shell(forumCommands(forum).inWeb(`curl -fsS ${discovery}`)),
  ];
}

function samlProvider({ spec }: ForumSpec, address: string): string[] {
  const { saml } = spec.signIn;
  if (!saml) {
    return [];
  }
  return [
    '## SAML',
    `This forum signs on at <${saml.targetUrl}>, by the plugin discourse-saml in its image.`,
    markdownTable(
      ['At the provider', 'Value'],
      [
        [
          'Assertion consumer service URL (ACS)',
          `\`${address}/auth/saml/callback\``,
        ],
        ['Entity id (issuer, audience)', `\`${address}\``],
        [
          'Attributes',
          `\`email\` and \`name\`; \`screenName\` becomes the user name${
            saml.syncGroups
              ? ', `memberOf` holds the names of the groups that members are put into'
              : ''
          }`,
        ],
        [
          'Signing certificate',
          `its SHA-1 fingerprint is \`${saml.certificateFingerprint}\``,
        ],
      ],
    ),
    'The forum knows the certificate by this fingerprint only. When the provider renews it, put the new one into `spec.signIn.saml.certificateFingerprint` and merge at that moment: sign-on fails between the two.',
    shell('openssl x509 -in provider.pem -noout -fingerprint -sha1'),
    'The forum believes the addresses that the provider sends, and gives who has one the account that has it: the provider must have verified them.',
  ];
}

const INCOMING_MAIL = {
  off: 'Replies by mail are off: members reply on the forum. Three ways switch them on, by `spec.incomingMail`:',
  receiver:
    'A mail receiver on a machine of its own hands replies to this forum. The other ways, by `spec.incomingMail`, would be:',
  webhook:
    'The mail provider posts replies to this forum. The other ways, by `spec.incomingMail`, would be:',
  pop3: 'This forum polls a mailbox for replies. The other ways, by `spec.incomingMail`, would be:',
} as const;

function incomingMail({ spec }: ForumSpec, address: string): string[] {
  const { mode, replyAddress } = spec.incomingMail;
  const domain = replyAddress?.split('@')[1] ?? '<domain>';
  return [
    '## Incoming mail',
    INCOMING_MAIL[mode],
    bullets(
      '**receiver**: `discourse/mail-receiver` outside of the cluster, on a machine with a public address and port 25 open. It hands each mail to the forum over HTTPS',
      '**webhook**: the mail provider takes mail in and posts it; its bounces too',
      '**pop3**: a mailbox that is polled',
    ),
    markdownTable(
      ['Variable of the receiver', 'Value'],
      [
        ['`MAIL_DOMAIN`', `\`${domain}\``],
        ['`DISCOURSE_BASE_URL`', `\`${address}\``],
        [
          '`DISCOURSE_API_KEY`',
          'a key for `system` (Admin → API), limited to receiving mail',
        ],
        ['`DISCOURSE_API_USERNAME`', '`system`'],
      ],
    ),
    `The MX record of \`${domain}\` points at the receiver. Replies go to \`${
      replyAddress ?? 'reply+%{reply_key}@<domain>'
    }\`. Send a mail, then look at Admin → Email → Received and Rejected.`,
    shell(`dig +short MX ${domain}`, 'nc -zv <receiver> 25'),
  ];
}

function laterOptions(): string[] {
  return [
    '## Later options',
    markdownTable(
      ['Option', 'When it pays'],
      [
        [
          'PgBouncer (a CloudNativePG Pooler)',
          'rarely: when the connections of all pods exceed what PostgreSQL bears. Session mode is safe; migrations and backups keep connecting directly',
        ],
        [
          'Reloader',
          'to restart pods by itself when a Secret changes; this repository restarts them on a changed configuration',
        ],
        [
          'A managed database',
          'it must offer the extensions hstore, pg_trgm, unaccent and vector',
        ],
        [
          'More than one region',
          'as a standby that is recovered from the archive. Discourse writes in one place only',
        ],
        [
          'AnyCable',
          'does not apply: Discourse uses long polling, no WebSockets',
        ],
        [
          'Sticky sessions',
          'not needed: sessions are in cookie, database and Valkey. They only smooth the change of assets in a rollout',
        ],
      ],
    ),
  ];
}

/** `docs/companions.md`: the other side of what works with the forum. */
export function companionsPage(forum: ForumSpec): string {
  const address = `https://${forum.spec.hostname}`;
  return page(
    '# Companions',
    'Applications that work with this forum. What belongs to the forum is in `forum.yaml`; this page is about their side.',
    ...wordpress(address),
    ...openIdConnect(forum, address),
    ...samlProvider(forum, address),
    ...incomingMail(forum, address),
    ...laterOptions(),
  );
}
