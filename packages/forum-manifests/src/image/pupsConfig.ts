import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { VERSIONS } from '../manifests/versions';

/** Branch or tag of Discourse that a release is built from. */
function sourceRevision(version: string): string {
  return version.endsWith('-latest') ? 'latest' : `v${version}`;
}

/**
 * Configuration of the build, for the launcher. Templates that are left out:
 * PostgreSQL and Redis run elsewhere, TLS ends before the pod, and rate limits
 * by address are Discourse's own here.
 */
export function pupsConfig({ spec }: ForumSpec): object {
  const clones = spec.plugins.external.flatMap(
    ({ name, repository, revision }) => [
      `git clone ${repository} ${name}`,
      `git -C ${name} checkout --detach ${revision}`,
    ],
  );
  return {
    base_image: VERSIONS.discourseBaseImage,
    templates: [
      'templates/web.template.yml',
      'templates/offline-page.template.yml',
    ],
    params: {
      version: sourceRevision(spec.discourse.version),
      upload_size: `${spec.discourse.uploadLimitMegabytes}m`,
    },
    env: {
      UNICORN_WORKERS: 2,
      UNICORN_SIDEKIQS: 0,
      CREATE_DB_ON_BOOT: 0,
      MIGRATE_ON_BOOT: 0,
      PRECOMPILE_ON_BOOT: 0,
    },
    ...(clones.length > 0
      ? {
          hooks: {
            after_code: [{ exec: { cd: '$home/plugins', cmd: clones } }],
          },
        }
      : {}),
  };
}
