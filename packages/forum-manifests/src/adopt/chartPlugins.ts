import { into, leftOut, type Outcome } from './Outcome';

/** Repositories whose plugin is part of Discourse now, by its name here. */
const BUNDLED: Record<string, string> = {
  'discourse-assign': 'assign',
  'discourse-cakeday': 'cakeday',
  'discourse-calendar': 'calendar',
  'discourse-data-explorer': 'data-explorer',
  'discourse-gamification': 'gamification',
  'discourse-github': 'github',
  'discourse-hcaptcha': 'hcaptcha',
  'discourse-math': 'math',
  'discourse-policy': 'policy',
  'discourse-post-voting': 'post-voting',
  'discourse-reactions': 'reactions',
  'discourse-solved': 'solved',
  'discourse-templates': 'templates',
  'discourse-topic-voting': 'topic-voting',
  'discourse-user-notes': 'user-notes',
  'discourse-voting': 'topic-voting',
};

/** Plugins that an image which never changes has no use for. */
const USELESS = new Set(['docker_manager']);

/** Plugins of Discourse that a section of their own switches on. */
const BY_SECTION: Record<string, string> = {
  'discourse-openid-connect': 'spec.signIn.oidc',
  'discourse-oauth2-basic': 'spec.signIn.oidc',
};

/** An entry of `discourse.plugins`, which is the URL of a repository. */
export function carryPlugin(value: unknown): Outcome {
  const url = String(value).replace(/\.git$/, '');
  const name = url.slice(url.lastIndexOf('/') + 1);
  if (USELESS.has(name)) {
    return leftOut('has no use in an image that never changes');
  }
  if (Object.hasOwn(BY_SECTION, name)) {
    return leftOut(
      `is part of Discourse now; fill in ${BY_SECTION[name]} to use it`,
    );
  }
  return Object.hasOwn(BUNDLED, name)
    ? into('spec.plugins.bundled.[]', BUNDLED[name])
    : into('spec.plugins.external.[]', { name, repository: url });
}
