import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../../manifests/names';
import { forumCommands } from '../forumCommands';
import type { Trouble } from './Trouble';

function signOn(forum: ForumSpec): Trouble[] {
  const { spec } = forum;
  const { inWeb } = forumCommands(forum);
  if (!spec.signIn.oidc) {
    return [];
  }
  return [
    {
      sign: 'Sign-on from outside fails (OpenID Connect)',
      causes: [
        `The redirect address at the provider must be \`https://${spec.hostname}/auth/oidc/callback\`.`,
        'The pods must reach the provider at its public address, from inside the cluster too.',
        'The provider sends no verified e-mail address.',
      ],
      commands: [
        inWeb(
          'rails runner "puts SiteSetting.openid_connect_discovery_document"',
        ),
      ],
    },
  ];
}

/** Signs around mail, accounts and sign-on. */
export function mailAndLogin(forum: ForumSpec): Trouble[] {
  const { spec } = forum;
  const { inWeb } = forumCommands(forum);
  const names = forumNames(forum);
  return [
    {
      sign: 'Mail does not arrive',
      causes: [
        `Sidekiq stands still: mail is a job. See [Operations](operations.md).`,
        `The relay \`${spec.smtp.host}:${spec.smtp.port}\` refuses: Admin → Email → Skipped and Bounced say why. Port 465 speaks TLS from the start, the others start it.`,
        'It arrives as spam: SPF, DKIM and DMARC of the sender’s domain.',
        'A restored copy has outgoing mail off, as it should.',
      ],
      commands: [
        inWeb(
          `bash -c 'timeout 5 bash -c "</dev/tcp/${spec.smtp.host}/${spec.smtp.port}" && echo reachable'`,
        ),
        inWeb(`rake emails:test[${spec.contactEmail}]`),
      ],
    },
    {
      sign: 'An administrator is locked out of the second factor',
      causes: [
        'Use a recovery code. Without one, another administrator takes the second factor away (the user’s admin page), or somebody with the cluster does.',
        'Codes are refused when the clock of the phone is off.',
      ],
      commands: [
        inWeb('rails c'),
        '# User.find_by_email("name@example.com").user_second_factors.destroy_all',
      ],
    },
    {
      sign: '`/admin` can not be reached, the forum can',
      causes: [
        'Administration is restricted to the VPN: connect it, and look whether the name resolves to the same address inside.',
        'Inside the VPN another DNS server may answer; the certificate is for the public name only.',
      ],
      commands: [`curl -sSI https://${spec.hostname}/admin | head -1`],
    },
    {
      sign: 'Everybody was logged out',
      causes: [
        `Secret \`${names.discourse}\` changed, or is not 128 lower-case hex characters. Discourse then keeps a key of its own in Valkey, which a lost Valkey takes along.`,
      ],
      commands: [
        inWeb(
          'rails runner "puts GlobalSetting.secret_key_base.to_s.match?(/^[0-9a-f]{128}$/)"',
        ),
      ],
    },
    ...signOn(forum),
  ];
}
