import { BUNDLED_PLUGIN_NAMES } from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { address, host, label, optional } from './primitives';

const EXTERNAL = ['discourse-prometheus', 'discourse-follow', 'signatures'];
const fingerprint = Array.from({ length: 20 }, () => 'AB').join(':');

/** Plugins, those of core and others. */
export const plugins = fc.record({
  bundled: fc.subarray([...BUNDLED_PLUGIN_NAMES]),
  external: fc.subarray(EXTERNAL).map(names =>
    names.map(name => ({
      name,
      repository: `https://git.example/plugins/${name}.git`,
      revision: 'main',
    })),
  ),
});

/** Any way to sign in. */
export const signIn = fc.record({
  localLogins: fc.boolean(),
  inviteOnly: fc.boolean(),
  mustApprove: fc.boolean(),
  oidc: optional(
    fc.record({
      provider: fc.constantFrom('generic', 'logto'),
      issuer: host.map(name => `https://${name}`),
      clientId: label(40),
      matchByEmail: fc.boolean(),
      overridesEmail: fc.boolean(),
      pkce: fc.boolean(),
      signOutThere: fc.boolean(),
    }),
  ),
  saml: optional(
    fc.record({
      targetUrl: address,
      certificateFingerprint: fc.constant(fingerprint),
      fullScreen: fc.boolean(),
      syncGroups: fc.boolean(),
    }),
  ),
  discourseConnect: optional(
    fc.record({
      url: address,
      overridesEmail: fc.boolean(),
      overridesAvatar: fc.boolean(),
      overridesGroups: fc.boolean(),
    }),
  ),
});

const picture = host.map(name => `https://${name}/logo.png`);
const hex = fc.constantFrom('0088cc', 'ffffff', '000000');

/** Looks. */
export const branding = fc.record({
  logoUrl: optional(picture),
  faviconUrl: optional(picture),
  colors: optional(
    fc.record({
      primary: hex,
      secondary: hex,
      tertiary: hex,
      header: optional(hex),
    }),
  ),
  theme: optional(
    fc.record({
      repository: host.map(name => `https://${name}/theme.git`),
      branch: fc.constant('main'),
    }),
  ),
});

/** Site settings of each type. */
export const siteSettings = fc.constantFrom<
  Record<string, boolean | number | string | string[]>[]
>(
  {},
  { enable_badges: false, max_tags_per_topic: 7 },
  { company_name: 'Acme & Sons', top_menu: ['latest', 'new'] },
);

/** Mail that comes in, or none. */
export const incomingMail = fc.record({
  mode: fc.constantFrom('off', 'receiver', 'webhook', 'pop3'),
  replyAddress: host.map(name => `reply+%{reply_key}@${name}`),
  pop3: fc.record({
    host,
    userName: label(30),
    periodMinutes: fc.integer({ min: 1, max: 60 }),
  }),
});

/** Limits of requests. */
export const rateLimits = fc.record({
  mode: fc.constantFrom('none', 'warn', 'warn+block', 'block'),
  perMinute: fc.integer({ min: 10, max: 100_000 }),
});

/** Each provider of secrets. */
export const secrets = fc.record({
  provider: fc.constantFrom('sealed-secrets', 'external-secrets', 'existing'),
  store: fc.record({
    kind: fc.constantFrom('SecretStore', 'ClusterSecretStore'),
    name: label(63),
    path: optional(fc.constant('teams/acme')),
    refreshMinutes: fc.integer({ min: 1, max: 1440 }),
  }),
});

/** Monitoring, or none. */
export const monitoring = fc.record({
  enabled: fc.boolean(),
  namespace: fc.constantFrom('monitoring', 'observability'),
  labels: fc.constantFrom<Record<string, string>[]>(
    {},
    { release: 'kube-prometheus-stack' },
  ),
  blackboxJob: optional(fc.constant('forum')),
});
