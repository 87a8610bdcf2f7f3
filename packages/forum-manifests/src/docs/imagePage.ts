import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { discourseImage } from '../discourse/discourseImage';
import { hasOwnImage } from '../image/imageFiles';
import { forumCommands } from './forumCommands';
import { markdownTable, page, shell } from './markdown';
import { workflowNeeds } from './workflowNeeds';

function servedBy(forum: ForumSpec): string {
  if (forumAssembly(forum).uploads !== 's3') {
    return 'The web server of the pod serves the assets.';
  }
  return forum.spec.objectStorage.cdnUrl
    ? 'Pages ask the CDN of the bucket for assets: the Job before each rollout puts them there with `rake s3:upload_assets`, and those of older releases stay for pods and pages that still refer to them.'
    : 'The web server of the pod serves the assets. With `spec.objectStorage.cdnUrl` the bucket and its CDN do.';
}

/** `docs/image.md`: what is in the image, and how its assets come about. */
export function imagePage(forum: ForumSpec): string {
  const { kubectl } = forumCommands(forum);
  const { plugins, discourse } = forum.spec;
  return page(
    '# Image and assets',
    `Web, Sidekiq and migrations run the same image, \`${discourseImage(
      forum,
    )}\`, and differ by their environment only. It is built from upstream’s \`discourse/base\` with upstream’s own tools: no fork, nothing to merge.`,
    shell(
      kubectl(
        'get pods -o jsonpath=\'{range .items[*]}{.metadata.name} {.spec.containers[0].image}{"\\n"}{end}\'',
      ),
    ),
    '## Templates',
    markdownTable(
      ['Template', 'In the image', 'Why'],
      [
        ['web', 'yes', 'Discourse itself'],
        hasOwnImage(forum)
          ? [
              'web.ratelimited',
              'no',
              'Discourse limits requests by address itself (`spec.rateLimits`)',
            ]
          : [
              'web.ratelimited',
              'yes',
              'limits requests by address; this repository tells nginx the real one, or all visitors would share that of the edge',
            ],
        [
          'offline-page',
          'yes',
          'what members see while the app server starts; the status stays 502',
        ],
        ['web.ipv6', 'no', 'does nothing any more: IPv6 is automatic'],
        [
          'web.ssl, web.letsencrypt.ssl',
          'no use',
          'TLS ends at the edge. The stock image holds them, switched off',
        ],
        ['web.socketed', 'no', 'the edge speaks to port 80'],
        ['postgres, redis', 'no', 'CloudNativePG and Valkey'],
        ['sshd, cron, syslog', 'no', 'the cluster does that'],
        [
          'cloudflare, fastly',
          'no',
          'only where that CDN is the direct client of the pod',
        ],
      ],
    ),
    '## Assets',
    'An image that is only built holds the scripts but not the compiled, digested files that pages refer to. There are two ways to them:',
    markdownTable(
      ['Way', 'Start of a pod', 'Used when'],
      [
        [
          'compiled on boot (`PRECOMPILE_ON_BOOT=1`)',
          'one to three minutes, much CPU',
          '`spec.discourse.image.assets: on-boot`, for the stock image',
        ],
        [
          'compiled in CI: `launcher build`, then `migrate` and `configure` against a throw-away database',
          '30 to 90 seconds',
          '`spec.discourse.image.assets: compiled`, for an image of your own',
        ],
      ],
    ),
    ...(hasOwnImage(forum)
      ? [
          'The order in CI: build, migrate the throw-away database, configure (which compiles and keeps the assets in the image), scan with Trivy, push, sign, and propose a change of `spec.discourse.image.digest`. A push that changes `image/` starts it, a schedule does each week, and so can you by hand.',
        ]
      : []),
    `This forum has \`${discourse.image.assets}\`.`,
    servedBy(forum),
    ...workflowNeeds(forum),
    '## Plugins',
    'Solved, voting, data explorer, calendar, assign, OpenID Connect and others are part of Discourse: `spec.plugins.bundled` switches them on. Cloning one of them into an image breaks the build. Others, such as discourse-prometheus and discourse-saml, are listed in `spec.plugins.external` and built in.',
    markdownTable(
      ['On in this forum', 'How'],
      [
        ...plugins.bundled.map(name => [`\`${name}\``, 'part of Discourse']),
        ...plugins.external.map(({ name, repository, revision }) => [
          `\`${name}\``,
          `built in: <${repository}> at \`${revision}\``,
        ]),
        [
          plugins.bundled.length + plugins.external.length > 0
            ? 'all others'
            : 'all',
          'off, unless switched on in the admin area',
        ],
      ],
    ),
  );
}
