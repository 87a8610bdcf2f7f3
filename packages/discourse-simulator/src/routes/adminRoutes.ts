import type { SimulatedForum } from '../forum';
import { jsonAnswer } from '../http/Answer';
import type { Route } from '../http/Route';
import { readVersionCheck } from '../version';

const QUEUE_LIMIT = 100_000;

function problems(forum: SimulatedForum) {
  const { enqueued } = forum.readSidekiq();
  const found: {
    id: number;
    priority: string;
    message: string;
    identifier: string;
  }[] = [];
  if (
    enqueued >= QUEUE_LIMIT ||
    (enqueued > 0 && (forum.scenario.jobsHang || !forum.scenario.hasWorkers))
  ) {
    found.push({
      id: 1,
      priority: 'low',
      message:
        '<a href="https://meta.discourse.org/t/62692">Sidekiq</a> is not running or does not keep up. Many tasks, like sending emails, are executed by it.',
      identifier: 'sidekiq_check',
    });
  }
  if (readVersionCheck(forum.version, forum.now()).critical_updates) {
    found.push({
      id: 2,
      priority: 'high',
      message: 'Critical updates are available. Please upgrade!',
      identifier: 'upgrade_check',
    });
  }
  return found;
}

/** Values are text and rows of secrets carry the plain value, as in Discourse. */
function siteSettings(forum: SimulatedForum) {
  const row = (setting: string, value: string, category: string) => ({
    setting,
    humanized_name: setting.replace(/_/g, ' '),
    description: '',
    keywords: '',
    category,
    default: '',
    value,
    type: /^(true|false)$/.test(value) ? 'bool' : 'string',
    preview: null,
    secret: false,
    placeholder: null,
  });
  const { backups } = forum.scenario;
  return [
    row('title', forum.title, 'required'),
    row('login_required', 'false', 'login'),
    row('enforce_second_factor', 'staff', 'login'),
    row('force_https', 'false', 'security'),
    row('version_checks', 'true', 'basic'),
    row('enable_group_directory', 'true', 'users'),
    row('enable_backups', 'true', 'backups'),
    row('allow_restore', 'false', 'backups'),
    row('backup_location', 's3', 'backups'),
    row('maximum_backups', String(forum.maximumBackups), 'backups'),
    row(
      'backup_frequency',
      backups === 'none' ? '0' : String(forum.backupFrequencyDays),
      'backups',
    ),
    row('backup_time_of_day', '3:30', 'backups'),
    row('backup_with_uploads', 'true', 'backups'),
    {
      ...row('s3_secret_access_key', 'simulated-s3-secret', 'files'),
      secret: true,
    },
  ];
}

const bundledPlugins = [
  ['discourse-solved', 'solved_enabled', true],
  ['discourse-topic-voting', 'topic_voting_enabled', true],
  ['discourse-data-explorer', 'data_explorer_enabled', false],
  ['chat', 'chat_enabled', true],
] as const;

/** Administration of the site itself. */
export const adminRoutes: Route[] = [
  {
    method: 'GET',
    path: '/admin/version_check',
    action: 'admin/versions/show',
    access: 'admin',
    handle: ({ forum }) =>
      jsonAnswer(readVersionCheck(forum.version, forum.now())),
  },
  {
    method: 'GET',
    path: '/admin/dashboard/problems',
    action: 'admin/dashboard/problems',
    access: 'admin',
    handle: ({ forum }) => jsonAnswer({ problems: problems(forum) }),
  },
  {
    method: 'GET',
    path: '/admin/site_settings',
    action: 'admin/site_settings/index',
    access: 'admin',
    handle: ({ forum }) => jsonAnswer({ site_settings: siteSettings(forum) }),
  },
  {
    method: 'GET',
    path: '/admin/plugins',
    action: 'admin/plugins/index',
    access: 'admin',
    handle: ({ forum }) =>
      jsonAnswer({
        plugins: bundledPlugins.map(([name, setting, enabled]) => ({
          id: name,
          name,
          about: '',
          version: '0.1',
          url: `https://github.com/discourse/${name}`,
          admin_route: null,
          enabled,
          enabled_setting: setting,
          has_settings: true,
          has_only_enabled_setting: false,
          humanized_name: name.replace(/-/g, ' '),
          is_discourse_owned: true,
          is_official: true,
          label: null,
          commit_hash: readVersionCheck(forum.version, forum.now())
            .installed_sha,
          commit_url: null,
          meta_url: null,
          authors: 'Discourse',
        })),
      }),
  },
];
