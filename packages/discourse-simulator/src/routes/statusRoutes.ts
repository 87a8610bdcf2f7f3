import { emptyAnswer, jsonAnswer, textAnswer } from '../http/Answer';
import type { Route } from '../http/Route';

const keyScopes = {
  operate: [],
  monitor: [
    {
      resource: 'global',
      action: 'read',
      parameters: null,
      urls: [],
      allowed_parameters: null,
      key: 'read',
    },
  ],
} as const;

/** Routes that tell whether the forum lives and what it is. */
export const statusRoutes: Route[] = [
  {
    method: 'GET',
    path: '/srv/status',
    access: 'bare',
    handle: ({ query }) =>
      query.cluster === undefined
        ? textAnswer('ok')
        : textAnswer('no cluster name is configured', { status: 500 }),
  },
  {
    method: 'GET',
    path: '/session/scopes',
    action: 'session/scopes',
    access: 'any',
    handle: ({ caller }) =>
      caller.kind === 'admin'
        ? jsonAnswer({ scopes: keyScopes[caller.key] })
        : emptyAnswer(404),
  },
  {
    method: 'GET',
    path: '/site/basic-info',
    action: 'site/basic_info',
    access: 'any',
    handle: ({ forum, basePath }) =>
      jsonAnswer({
        logo_url: `${basePath}/images/discourse-logo-sketch.png`,
        logo_small_url: `${basePath}/images/discourse-logo-sketch-small.png`,
        apple_touch_icon_url: '',
        favicon_url: `${basePath}/images/default-favicon.png`,
        title: forum.title,
        description: '',
        header_primary_color: '333333',
        header_background_color: 'ffffff',
        login_required: false,
        locale: 'en',
        include_in_discourse_discover: false,
      }),
  },
  {
    method: 'GET',
    path: '/about',
    action: 'about/index',
    access: 'any',
    handle: ({ forum }) => {
      const { people, version, title, createdAt } = forum;
      const admin = people.slice(0, 1);
      const ageDays = Math.max(0, (forum.now() - createdAt) / 86_400_000);
      const topics = Math.floor(ageDays * (people.length / 90)) + 7;
      return jsonAnswer({
        users: admin.map(({ id, username, name }) => ({ id, username, name })),
        about: {
          stats: {
            topics_count: topics,
            posts_count: topics * 6,
            users_count: people.length,
            active_users_7_days: Math.ceil(people.length / 3),
            active_users_30_days: Math.ceil(people.length / 2),
            likes_count: topics * 9,
          },
          description: '',
          extended_site_description: '',
          banner_image: null,
          site_creation_date: new Date(createdAt).toISOString(),
          title,
          locale: 'en',
          version,
          https: false,
          can_see_about_stats: true,
          admin_ids: admin.map(({ id }) => id),
          moderator_ids: [],
        },
      });
    },
  },
];
