import {
  siteSettingText,
  type BUNDLED_PLUGIN_NAMES,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { METRICS_PORT } from '../discoursePorts';
import { hasDiscourseMetrics } from '../discourseMetrics';

type Environment = Record<string, string>;

const ENABLED_BY: Record<(typeof BUNDLED_PLUGIN_NAMES)[number], string> = {
  assign: 'assign_enabled',
  calendar: 'calendar_enabled',
  cakeday: 'cakeday_enabled',
  'data-explorer': 'data_explorer_enabled',
  gamification: 'discourse_gamification_enabled',
  github: 'enable_discourse_github_plugin',
  hcaptcha: 'discourse_hcaptcha_enabled',
  math: 'discourse_math_enabled',
  policy: 'policy_enabled',
  'post-voting': 'post_voting_enabled',
  reactions: 'discourse_reactions_enabled',
  solved: 'solved_enabled',
  templates: 'discourse_templates_enabled',
  'topic-voting': 'topic_voting_enabled',
  'user-notes': 'user_notes_enabled',
};

/** The variable that forces a site setting. */
function variable(setting: string): string {
  return `DISCOURSE_${setting.toUpperCase()}`;
}

/** Plugins that are turned on, and what those of the image need. */
export function pluginEnvironment(forum: ForumSpec): Environment {
  const environment: Environment = {};
  for (const plugin of forum.spec.plugins.bundled) {
    environment[variable(ENABLED_BY[plugin])] = 'true';
  }
  if (hasDiscourseMetrics(forum)) {
    environment.DISCOURSE_PROMETHEUS_COLLECTOR_PORT = String(METRICS_PORT);
    // The collector answers the pod alone otherwise.
    environment.DISCOURSE_PROMETHEUS_WEBSERVER_BIND = '0.0.0.0';
  }
  return environment;
}

/** Requests that one client may make. */
export function rateLimitEnvironment({ spec }: ForumSpec): Environment {
  const { rateLimits } = spec;
  return {
    DISCOURSE_MAX_REQS_PER_IP_MODE: rateLimits.mode,
    DISCOURSE_MAX_REQS_PER_IP_PER_MINUTE: String(rateLimits.perMinute),
    DISCOURSE_MAX_REQS_PER_IP_PER_10_SECONDS: String(rateLimits.per10Seconds),
    DISCOURSE_MAX_ASSET_REQS_PER_IP_PER_10_SECONDS: String(
      rateLimits.assetsPer10Seconds,
    ),
    DISCOURSE_MAX_ADMIN_API_REQS_PER_MINUTE: String(
      rateLimits.adminApiPerMinute,
    ),
    DISCOURSE_MAX_USER_API_REQS_PER_MINUTE: String(rateLimits.userApiPerMinute),
  };
}

/** The site settings that the ForumSpec sets by name. */
export function freeSettings({ spec }: ForumSpec): Environment {
  return Object.fromEntries(
    Object.entries(spec.siteSettings).map(([name, value]) => [
      variable(name),
      siteSettingText(value),
    ]),
  );
}
