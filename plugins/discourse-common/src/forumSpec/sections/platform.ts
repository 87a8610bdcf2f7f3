import { z } from 'zod/v4';
import { dnsLabel, labelKey, labelValue } from '../fields';

/** How the repository is deployed. */
export const gitops = z.strictObject({
  tool: z
    .enum(['argo-cd', 'flux'])
    .default('argo-cd')
    .describe('What deploys this repository'),
  repositoryUrl: z
    .string()
    .regex(
      /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?\/[A-Za-z0-9._~/-]+$/,
      'must be the clone URL of the repository without user or query',
    )
    .describe('Clone URL of this repository'),
  branch: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/, 'must be a branch name')
    .default('main')
    .describe('Branch that is deployed'),
  host: z
    .enum(['github', 'gitlab', 'gitea'])
    .optional()
    .describe(
      'Software that hosts this repository and runs its checks; default by its address, otherwise github',
    ),
  argocdNamespace: dnsLabel(63)
    .default('argocd')
    .describe('Namespace of Argo CD'),
  fluxNamespace: dnsLabel(63)
    .default('flux-system')
    .describe('Namespace of Flux'),
  fluxSecret: dnsLabel(63)
    .optional()
    .describe(
      'Secret beside Flux with which it reads this repository; without it the repository has to be public',
    ),
});

/** Where the values of Secrets come from. */
export const secrets = z.strictObject({
  provider: z
    .enum(['sealed-secrets', 'external-secrets', 'existing'])
    .default('sealed-secrets')
    .describe(
      'sealed-secrets keeps them encrypted here, external-secrets copies them from a store, existing expects them in the namespace',
    ),
  store: z
    .strictObject({
      kind: z
        .enum(['SecretStore', 'ClusterSecretStore'])
        .default('ClusterSecretStore')
        .describe('Kind of the store'),
      name: dnsLabel(63).describe('Name of the store'),
      path: z
        .string()
        .regex(
          /^[A-Za-z0-9][A-Za-z0-9/_-]{0,119}$/,
          'must be a path like forums/acme',
        )
        .optional()
        .describe(
          'Path in the store below which the Secrets lie; default forums and the name',
        ),
      refreshMinutes: z
        .int()
        .min(1)
        .max(1440)
        .default(60)
        .describe('Minutes until a value is read again'),
    })
    .optional()
    .describe('Store of external-secrets'),
});

/** Metrics, alerts and dashboards. */
export const monitoring = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe('Whether the cluster has the Prometheus operator'),
  namespace: dnsLabel(63)
    .default('monitoring')
    .describe('Namespace of Prometheus, which may scrape the pods'),
  labels: z
    .record(labelKey, labelValue)
    .default({})
    .describe('Labels by which Prometheus finds monitors and rules'),
  blackboxJob: labelValue
    .optional()
    .describe('Job of a blackbox probe of this forum, if there is one'),
});

const source = z
  .string()
  .regex(
    /^https:\/\/[a-z0-9.-]+(:[0-9]{1,5})?\/[A-Za-z0-9._~/-]+$/,
    'must be the https clone URL of a repository',
  );

/** Plugins that core brings along and a setting turns on. @public */
export const BUNDLED_PLUGIN_NAMES = [
  'assign',
  'calendar',
  'cakeday',
  'data-explorer',
  'gamification',
  'github',
  'hcaptcha',
  'math',
  'policy',
  'post-voting',
  'reactions',
  'solved',
  'templates',
  'topic-voting',
  'user-notes',
] as const;

/** Plugins: those of core by setting, all others baked into the image. */
export const plugins = z.strictObject({
  bundled: z
    .array(z.enum(BUNDLED_PLUGIN_NAMES))
    .default([])
    .describe('Plugins of core that are turned on'),
  external: z
    .array(
      z.strictObject({
        name: dnsLabel(60).describe('Folder of the plugin'),
        repository: source.describe('Where it is cloned from'),
        revision: z
          .string()
          .regex(
            /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/,
            'must be a commit, tag or branch',
          )
          .default('main')
          .describe('Commit, tag or branch'),
      }),
    )
    .max(30, 'must hold at most 30 plugins')
    .default([])
    .describe('Plugins that the workflow in image/ bakes into the image'),
});

const color = z
  .string()
  .regex(/^[0-9a-f]{6}$/, 'must be six lower case hex digits like 0088cc');

/** Looks. A Job applies what the environment can not carry. */
export const branding = z.strictObject({
  logoUrl: source.optional().describe('Picture for the logo'),
  faviconUrl: source.optional().describe('Picture for browser tabs'),
  colors: z
    .strictObject({
      primary: color.describe('Text'),
      secondary: color.describe('Background'),
      tertiary: color.describe('Links and buttons'),
      header: color.optional().describe('Background of the header'),
    })
    .optional()
    .describe('Colour palette'),
  theme: z
    .strictObject({
      repository: source.describe('Git repository of the theme'),
      branch: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/, 'must be a branch name')
        .default('main')
        .describe('Branch of the theme'),
    })
    .optional()
    .describe('Theme that becomes the default'),
});

/** Search in languages without spaces. */
export const search = z.strictObject({
  chinese: z.boolean().default(false).describe('Whether to split Chinese text'),
  japanese: z
    .boolean()
    .default(false)
    .describe('Whether to split Japanese text'),
});
