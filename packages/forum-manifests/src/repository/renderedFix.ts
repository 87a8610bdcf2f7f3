import { OVERLAY } from './ownership';

/** A kind of file, and how to change what it says the right way. */
interface Rule {
  path: RegExp;
  fix: string;
}

const RENDER = "then run 'forum render'";
const PATCH = `or patch the object in '${OVERLAY}'`;

function fields(...names: string[]): string {
  return `Change ${names
    .map(name => `'spec.${name}'`)
    .join(', ')} in 'forum.yaml' and ${RENDER}, ${PATCH}`;
}

/** The first that fits counts. */
const RULES: Rule[] = [
  {
    path: /^\.forum\//,
    fix: "The lock is the renderer's own note; run 'forum render', which writes it anew",
  },
  {
    path: /^argocd\//,
    fix: `Change 'spec.gitops' in 'forum.yaml' and ${RENDER}; what every forum needs differently belongs into the platform's own Argo CD repository`,
  },
  {
    path: /^flux\//,
    fix: `Change 'spec.gitops' in 'forum.yaml' and ${RENDER}; what every forum needs differently belongs into the platform's own Flux repository`,
  },
  {
    path: /^base\/(.*\/)?kustomization\.yaml$/,
    fix: `List objects of your own in '${OVERLAY}/kustomization.yaml' instead, and run 'forum render'`,
  },
  {
    path: /^base\/database\//,
    fix: fields('database', 'backups', 'objectStorage'),
  },
  { path: /^base\/valkey\//, fix: fields('valkey') },
  { path: /^base\/discourse\/uploads-/, fix: fields('uploads') },
  {
    path: /^base\/discourse\/sidekiq-/,
    fix: fields('sidekiq', 'discourse.image', 'placement'),
  },
  {
    path: /^base\/discourse\//,
    fix: fields('web', 'discourse.image', 'placement', 'size'),
  },
  {
    path: /^base\/settings\/environment-/,
    fix: `Change the setting's own field, or 'spec.siteSettings', in 'forum.yaml' ('forum explain' lists them) and ${RENDER}`,
  },
  { path: /^base\/settings\//, fix: fields('discourse.image') },
  {
    path: /^base\/network\//,
    fix: `Change 'spec.network' or 'spec.monitoring' in 'forum.yaml' and ${RENDER}; add a NetworkPolicy of your own in '${OVERLAY}' to allow more`,
  },
  { path: /^base\/route\//, fix: fields('network', 'hostname') },
  { path: /^base\/monitoring\//, fix: fields('monitoring') },
  {
    path: /^base\/secrets\//,
    fix: `Change 'spec.secrets' in 'forum.yaml' and ${RENDER}; values belong into the store`,
  },
  { path: /^base\/branding\//, fix: fields('branding') },
  { path: /^base\/namespace\//, fix: fields('size', 'web', 'sidekiq') },
  {
    path: /^base\/(migration|portal-keys)/,
    fix: `Change 'spec.discourse' in 'forum.yaml' and ${RENDER}; the order of these Jobs is what makes an upgrade safe`,
  },
  { path: /^base\//, fix: `Change 'forum.yaml' and ${RENDER}, ${PATCH}` },
  {
    path: /^image\//,
    fix: `Change 'spec.plugins.external', 'spec.discourse.version' or 'spec.discourse.uploadLimitMegabytes' in 'forum.yaml' and ${RENDER}`,
  },
  {
    path: /^(\.github|\.gitea)\/|^\.gitlab-ci\.yml$/,
    fix: `Run 'forum render'; put jobs of your own into another workflow file, and 'spec.gitops.host' says which software runs them`,
  },
  {
    path: /^(docs\/|README\.md$|mkdocs\.yml$)/,
    fix: `Run 'forum render'; write notes of your own to another file, like 'docs/team.md'`,
  },
  {
    path: /^catalog-info\.yaml$/,
    fix: `Change 'spec.owner', 'spec.title' or 'spec.hostname' in 'forum.yaml' and ${RENDER}`,
  },
];

/** How to do right what somebody did by hand in a rendered file. */
export function renderedFix(path: string): string {
  return (
    RULES.find(rule => rule.path.test(path))?.fix ??
    `Change 'forum.yaml' and ${RENDER}`
  );
}

/** What to do about a file that lies where only rendered ones do. */
export function strayFix(path: string): string {
  if (/(^|\/)secret|secret.*\.ya?ml$/i.test(path)) {
    return "Remove it; sealed secrets belong into 'secrets', plain ones nowhere";
  }
  return `Remove it, or move it to '${OVERLAY}' and list it in its kustomization.yaml`;
}
