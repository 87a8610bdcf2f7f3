import type { ForumSpec } from '../schema';
import type { ForumSpecFault } from '../schemaFaults';
import { siteSettingFault } from '../siteSettings';

function siteSettingFaults({ spec }: ForumSpec): ForumSpecFault[] {
  return Object.entries(spec.siteSettings).flatMap(([name, value]) => {
    const message = siteSettingFault(name, value);
    return message ? [{ field: `spec.siteSettings.${name}`, message }] : [];
  });
}

function signInFaults({ spec }: ForumSpec): ForumSpecFault[] {
  const { signIn, discourse } = spec;
  const { discourseConnect, oidc, saml, localLogins } = signIn;
  const faults: ForumSpecFault[] = [];
  if (discourseConnect && (oidc || saml)) {
    faults.push({
      field: 'spec.signIn.discourseConnect',
      message:
        'replaces every other way to sign in; leave out oidc and saml, or this',
    });
  }
  if (!localLogins && !discourseConnect && !oidc && !saml) {
    faults.push({
      field: 'spec.signIn.localLogins',
      message: 'must be true, because nobody could sign in any other way',
    });
  }
  if (discourseConnect && discourse.secondFactor !== 'no') {
    faults.push({
      field: 'spec.discourse.secondFactor',
      message:
        'must be no with DiscourseConnect: Discourse refuses to enforce it there, so the other site has to',
    });
  } else if (!localLogins && discourse.secondFactor === 'staff') {
    faults.push({
      field: 'spec.discourse.secondFactor',
      message:
        'must be no or all without local logins: Discourse refuses staff there',
    });
  }
  if (signIn.authImmediately && !discourse.loginRequired) {
    faults.push({
      field: 'spec.signIn.authImmediately',
      message: 'must be false unless spec.discourse.loginRequired is true',
    });
  }
  if (oidc && !oidc.scopes.includes('openid')) {
    faults.push({
      field: 'spec.signIn.oidc.scopes',
      message: 'must hold openid, without which no provider answers',
    });
  }
  return faults;
}

function mailFaults({ spec }: ForumSpec): ForumSpecFault[] {
  const { incomingMail, smtp } = spec;
  const faults: ForumSpecFault[] = [];
  if (incomingMail.mode !== 'off' && !incomingMail.replyAddress) {
    faults.push({
      field: 'spec.incomingMail.replyAddress',
      message: 'is missing; replies need an address with %{reply_key}',
    });
  }
  if (incomingMail.mode === 'pop3' && !incomingMail.pop3) {
    faults.push({
      field: 'spec.incomingMail.pop3',
      message: 'is missing; mode pop3 polls a mailbox',
    });
  }
  if (smtp.port === 465 && smtp.tls && smtp.tls !== 'implicit') {
    faults.push({
      field: 'spec.smtp.tls',
      message: 'must be implicit at port 465',
    });
  }
  if (smtp.tls === 'off' && smtp.userName) {
    faults.push({
      field: 'spec.smtp.tls',
      message:
        'must not be off with a user name: the password would be readable',
    });
  }
  return faults;
}

/** Faults of what Discourse is told to do. */
export function settingFaults(forum: ForumSpec): ForumSpecFault[] {
  return [
    ...siteSettingFaults(forum),
    ...signInFaults(forum),
    ...mailFaults(forum),
  ];
}
