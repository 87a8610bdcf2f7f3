import type { ChartLeaf } from './chartLeaves';
import { carryPlugin } from './chartPlugins';
import { carrySetting, carryVariable } from './chartSettings';
import { always, fieldAt, into, leftOut, type Outcome } from './Outcome';

type Rule = (value: unknown) => Outcome;

const to =
  (field: string): Rule =>
  value =>
    into(field, value);

const OWN_OBJECTS = leftOut(
  'is rendered anew by forum-manifests; put what must differ into overlays/production',
);

function ingressClass(value: unknown): Outcome {
  if (value === 'traefik') {
    return into('spec.network.edge', 'traefik');
  }
  return {
    carried: true,
    fields: [
      fieldAt('spec.network.edge', 'ingress-nginx'),
      fieldAt('spec.network.ingressNginx.ingressClass', value),
    ],
    remark:
      'ingress-nginx was retired in March 2026: move to Gateway API or Traefik after the cut-over',
  };
}

/** Keys with a field of their own. Patterns match the whole key. */
const RULES: [RegExp, Rule][] = [
  [/^host$/, to('spec.hostname')],
  [/^ingress\.hostname$/, to('spec.hostname')],
  [/^siteName$/, to('spec.title')],
  [/^fullnameOverride$/, to('metadata.name')],
  [/^auth\.email$/, to('spec.contactEmail')],
  [/^smtp\.host$/, to('spec.smtp.host')],
  [
    /^smtp\.port$/,
    value => into('spec.smtp.port', Number.parseInt(String(value), 10)),
  ],
  [/^smtp\.user$/, to('spec.smtp.userName')],
  [/^smtp\.auth$/, to('spec.smtp.authentication')],
  [
    /^smtp\.protocol$/,
    value => into('spec.smtp.tls', value === 'ssl' ? 'implicit' : 'start-tls'),
  ],
  [/^replicaCount$/, to('spec.web.replicas')],
  [/^discourse\.resources\.limits\.memory$/, to('spec.web.resources.memory')],
  [/^discourse\.resources\.requests\.cpu$/, to('spec.web.resources.cpu')],
  [/^discourse\.plugins\[\d+\]$/, carryPlugin],
  [/^persistence\.storageClass$/, to('spec.uploads.storageClass')],
  [/^persistence\.size$/, to('spec.uploads.size')],
  [/^persistence\.accessModes?(\[\d+\])?$/, to('spec.uploads.accessMode')],
  [/^persistence\.enabled$/, () => always('uploads are kept in any case')],
  [/^postgresql\.primary\.persistence\.size$/, to('spec.database.storage')],
  [
    /^postgresql\.primary\.persistence\.storageClass$/,
    to('spec.database.storageClass'),
  ],
  [/^redis\.master\.persistence\.size$/, to('spec.valkey.storage')],
  [
    /^redis\.master\.persistence\.storageClass$/,
    to('spec.valkey.storageClass'),
  ],
  [/^ingress\.ingressClassName$/, ingressClass],
  [
    /^ingress\.annotations\.cert-manager\.io\/cluster-issuer$/,
    to('spec.network.issuer.name'),
  ],
  [/^ingress\.(enabled|tls)$/, () => always('every render routes by TLS')],
  [/^smtp\.enabled$/, () => always('a forum without mail can not work')],
  [/^serviceAccount\..+$/, () => OWN_OBJECTS],
];

/** Why keys without a field stay behind; the first that matches counts. */
const REASONS: [RegExp, string][] = [
  [
    /(password|secret|token|Secret|existingSecret)/i,
    'is a secret, or names one, and was not read; supply it as docs/secrets.md of the repository says',
  ],
  [
    /^(image|global|.*\.image)\b/,
    'names an image of the frozen Bitnami catalogue; the upstream image takes its place',
  ],
  [
    /^(postgresql|externalDatabase)\b/,
    'belongs to the old database; CloudNativePG makes its own, and the data comes by a restore (MIGRATION.md)',
  ],
  [
    /^(redis|externalRedis)\b/,
    'belongs to the old Redis; Valkey starts empty after the queues drained (MIGRATION.md)',
  ],
  [
    /^sidekiq\b/,
    'the chart runs Sidekiq beside each web container; spec.sidekiq decides here',
  ],
  [
    /Probe\b/,
    'probes are rendered; a start-up probe of ten minutes replaces long delays',
  ],
  [
    /securityContext|SecurityContext/,
    'is rendered: the upstream image needs other capabilities',
  ],
  [
    /^discourse\.(skipInstall|persistPlugins|compatiblePlugins|command|args)/,
    'is a matter of the old image, which installs plugins when it starts; here they are in the image',
  ],
  [
    /^discourse\.extraEnvVars(CM|Secret)\b/,
    'names an object that this file does not show; go through its keys by hand',
  ],
  [
    /^persistence\b/,
    'names the old volume; its data moves as MIGRATION.md says',
  ],
  [
    /^(discourse|resources).*\b(resources|resourcesPreset)\b/,
    'follows from spec.size; spec.web.resources overrides it',
  ],
  [
    /^auth\b/,
    'the first administrator registers with spec.contactEmail; accounts come with the data',
  ],
  [
    /^(ingress|service|networkPolicy|pdb|serviceAccount|volumePermissions|updateStrategy|metrics)\b/,
    'is rendered anew by forum-manifests; put what must differ into overlays/production',
  ],
  [
    /^(affinity|nodeAffinityPreset|podAffinityPreset|podAntiAffinityPreset|tolerations|topologySpreadConstraints|priorityClassName|schedulerName|hostAliases)\b/,
    'pods are spread by the render; spec.placement chooses nodes, overlays/production holds the rest',
  ],
  [
    /^(common|pod)(Labels|Annotations)|^(sidecars|initContainers|extra\w+|lifecycleHooks)\b|extraVolume/,
    'is an addition of your own; write it as a patch in overlays/production',
  ],
];

const NO_COUNTERPART =
  'has no counterpart in forum.yaml; write it as a patch in overlays/production if it is still needed';

function bySetting({ key, value }: ChartLeaf): Outcome | undefined {
  const conf =
    /^discourse\.extraEnvVars\[DISCOURSE_EXTRA_CONF_CONTENT\]\.([a-z0-9_]+)$/.exec(
      key,
    );
  if (conf) {
    return carrySetting(conf[1], value);
  }
  const variable = /^discourse\.extraEnvVars\[([A-Za-z_][A-Za-z0-9_]*)\]$/.exec(
    key,
  );
  return variable ? carryVariable(variable[1], value) : undefined;
}

/** What becomes of one value of the chart. */
export function carryLeaf(leaf: ChartLeaf): Outcome {
  const setting = bySetting(leaf);
  if (setting) {
    return setting;
  }
  const node = /^nodeSelector\.(.+)$/.exec(leaf.key);
  if (node) {
    return {
      carried: true,
      fields: [
        {
          path: ['spec', 'placement', 'nodeSelector', node[1]],
          value: leaf.value,
        },
      ],
    };
  }
  const rule = RULES.find(([pattern]) => pattern.test(leaf.key));
  if (rule) {
    return rule[1](leaf.value);
  }
  const reason = REASONS.find(([pattern]) => pattern.test(leaf.key));
  return leftOut(reason ? reason[1] : NO_COUNTERPART);
}
