import { z } from 'zod/v4';
import { confText, httpsUrl } from '../fields';

const oidc = z.strictObject({
  provider: z
    .enum(['generic', 'logto'])
    .default('generic')
    .describe('Kind of identity provider'),
  issuer: httpsUrl.describe(
    'Issuer, without /.well-known; of Logto the address of the tenant',
  ),
  clientId: confText(200).describe('Id of the application there'),
  scopes: z
    .array(z.string().regex(/^[a-z_:./-]{1,60}$/, 'must be a scope name'))
    .min(1, 'must hold at least openid')
    .default(['openid', 'email', 'profile'])
    .describe('Scopes that are asked for'),
  matchByEmail: z
    .boolean()
    .default(true)
    .describe('Whether an existing account with the same address is used'),
  overridesEmail: z
    .boolean()
    .default(false)
    .describe('Whether each sign-in updates the address'),
  pkce: z.boolean().default(true).describe('Whether codes are bound by PKCE'),
  signOutThere: z
    .boolean()
    .default(false)
    .describe('Whether signing out ends the session at the provider too'),
});

const saml = z.strictObject({
  targetUrl: httpsUrl.describe('Sign-on URL of the identity provider'),
  certificateFingerprint: z
    .string()
    .regex(
      /^([0-9A-F]{2}:){19}[0-9A-F]{2}$/,
      'must be the SHA-1 fingerprint of the certificate, like AB:CD:…; the certificate itself has line breaks, which discourse.conf can not carry',
    )
    .describe('SHA-1 fingerprint of the provider’s certificate'),
  fullScreen: z
    .boolean()
    .default(false)
    .describe('Whether sign-in takes the whole window'),
  syncGroups: z
    .boolean()
    .default(false)
    .describe('Whether groups follow the provider'),
});

const discourseConnect = z.strictObject({
  url: httpsUrl.describe('Address of the site that signs people in'),
  overridesEmail: z.boolean().default(false).describe('It owns the address'),
  overridesAvatar: z.boolean().default(false).describe('It owns the picture'),
  overridesGroups: z.boolean().default(false).describe('It owns the groups'),
});

/** How people sign in. */
export const signIn = z.strictObject({
  localLogins: z
    .boolean()
    .default(true)
    .describe('Whether people may have a password here'),
  inviteOnly: z
    .boolean()
    .default(false)
    .describe('Whether one must be invited'),
  mustApprove: z
    .boolean()
    .default(false)
    .describe('Whether staff approve each new account'),
  authImmediately: z
    .boolean()
    .default(false)
    .describe('Whether a private forum goes straight to the provider'),
  oidc: oidc.optional().describe('OpenID Connect'),
  saml: saml.optional().describe('SAML; its plugin has to be in the image'),
  discourseConnect: discourseConnect
    .optional()
    .describe('Another site signs people in'),
});
