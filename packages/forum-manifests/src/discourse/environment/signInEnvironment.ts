import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

type Environment = Record<string, string>;

const WELL_KNOWN = '/.well-known/openid-configuration';

/** Where a provider describes itself. */
export function discoveryDocument(oidc: {
  provider: string;
  issuer: string;
}): string {
  const issuer = oidc.issuer.replace(/\/+$/, '');
  // Logto is known by the address of the tenant; its issuer lies below.
  const base =
    oidc.provider === 'logto' && !issuer.endsWith('/oidc')
      ? `${issuer}/oidc`
      : issuer;
  return `${base}${WELL_KNOWN}`;
}

function oidcSettings({ spec }: ForumSpec): Environment {
  const { oidc } = spec.signIn;
  if (!oidc) {
    return {};
  }
  return {
    DISCOURSE_OPENID_CONNECT_ENABLED: 'true',
    DISCOURSE_OPENID_CONNECT_DISCOVERY_DOCUMENT: discoveryDocument(oidc),
    DISCOURSE_OPENID_CONNECT_CLIENT_ID: oidc.clientId,
    DISCOURSE_OPENID_CONNECT_AUTHORIZE_SCOPE: oidc.scopes.join(' '),
    DISCOURSE_OPENID_CONNECT_MATCH_BY_EMAIL: String(oidc.matchByEmail),
    DISCOURSE_OPENID_CONNECT_OVERRIDES_EMAIL: String(oidc.overridesEmail),
    DISCOURSE_OPENID_CONNECT_USE_PKCE: String(oidc.pkce),
    ...(oidc.signOutThere
      ? {
          DISCOURSE_OPENID_CONNECT_RP_INITIATED_LOGOUT: 'true',
          DISCOURSE_OPENID_CONNECT_RP_INITIATED_LOGOUT_REDIRECT: `https://${spec.hostname}`,
        }
      : {}),
  };
}

function samlSettings({ spec }: ForumSpec): Environment {
  const { saml } = spec.signIn;
  if (!saml) {
    return {};
  }
  return {
    DISCOURSE_SAML_TARGET_URL: saml.targetUrl,
    DISCOURSE_SAML_CERT_FINGERPRINT: saml.certificateFingerprint,
    DISCOURSE_SAML_FULL_SCREEN_LOGIN: String(saml.fullScreen),
    DISCOURSE_SAML_SYNC_GROUPS: String(saml.syncGroups),
  };
}

/** The settings start with discourse_connect, so the prefix comes twice. */
function discourseConnectSettings({ spec }: ForumSpec): Environment {
  const { discourseConnect } = spec.signIn;
  if (!discourseConnect) {
    return {};
  }
  const { url, overridesEmail, overridesAvatar, overridesGroups } =
    discourseConnect;
  return {
    DISCOURSE_ENABLE_DISCOURSE_CONNECT: 'true',
    DISCOURSE_DISCOURSE_CONNECT_URL: url,
    DISCOURSE_AUTH_OVERRIDES_EMAIL: String(overridesEmail),
    DISCOURSE_DISCOURSE_CONNECT_OVERRIDES_AVATAR: String(overridesAvatar),
    DISCOURSE_DISCOURSE_CONNECT_OVERRIDES_GROUPS: String(overridesGroups),
  };
}

/** How people sign in. */
export function signInEnvironment(forum: ForumSpec): Environment {
  const { signIn } = forum.spec;
  return {
    DISCOURSE_ENABLE_LOCAL_LOGINS: String(signIn.localLogins),
    DISCOURSE_INVITE_ONLY: String(signIn.inviteOnly),
    DISCOURSE_MUST_APPROVE_USERS: String(signIn.mustApprove),
    DISCOURSE_AUTH_IMMEDIATELY: String(signIn.authImmediately),
    ...oidcSettings(forum),
    ...samlSettings(forum),
    ...discourseConnectSettings(forum),
  };
}
