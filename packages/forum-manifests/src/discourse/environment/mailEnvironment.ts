import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

const IMPLICIT_TLS_PORT = 465;
const POP3_TLS_PORT = '995';

function incomingMail({ spec }: ForumSpec): Record<string, string> {
  const { mode, replyAddress, pop3 } = spec.incomingMail;
  if (mode === 'off' || !replyAddress) {
    return { DISCOURSE_REPLY_BY_EMAIL_ENABLED: 'false' };
  }
  const replies = {
    DISCOURSE_REPLY_BY_EMAIL_ENABLED: 'true',
    DISCOURSE_REPLY_BY_EMAIL_ADDRESS: replyAddress,
  };
  if (mode !== 'pop3' || !pop3) {
    // A receiver or a provider hands mail in.
    return { ...replies, DISCOURSE_MANUAL_POLLING_ENABLED: 'true' };
  }
  return {
    ...replies,
    DISCOURSE_POP3_POLLING_ENABLED: 'true',
    DISCOURSE_POP3_POLLING_SSL: 'true',
    DISCOURSE_POP3_POLLING_HOST: pop3.host,
    DISCOURSE_POP3_POLLING_PORT: POP3_TLS_PORT,
    DISCOURSE_POP3_POLLING_USERNAME: pop3.userName,
    DISCOURSE_POP3_POLLING_PERIOD_MINS: String(pop3.periodMinutes),
  };
}

/** Mail that goes out and comes in. */
export function mailEnvironment(forum: ForumSpec): Record<string, string> {
  const { smtp, hostname } = forum.spec;
  const tls =
    smtp.tls ?? (smtp.port === IMPLICIT_TLS_PORT ? 'implicit' : 'start-tls');
  const settings: Record<string, string> = {
    DISCOURSE_SMTP_ADDRESS: smtp.host,
    DISCOURSE_SMTP_PORT: String(smtp.port),
    DISCOURSE_SMTP_DOMAIN: hostname,
    DISCOURSE_SMTP_ENABLE_START_TLS: String(tls === 'start-tls'),
    DISCOURSE_SMTP_FORCE_TLS: String(tls === 'implicit'),
    DISCOURSE_SMTP_OPENSSL_VERIFY_MODE: smtp.verifyCertificate
      ? 'peer'
      : 'none',
    ...incomingMail(forum),
  };
  if (smtp.userName) {
    settings.DISCOURSE_SMTP_USER_NAME = smtp.userName;
    settings.DISCOURSE_SMTP_AUTHENTICATION = smtp.authentication;
  }
  return settings;
}
