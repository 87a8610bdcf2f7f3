import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { asHook, WAVES } from '../manifests/syncAnnotations';
import { buildDiscourseJob } from './buildDiscourseJob';

const MIGRATE = 'bundle exec rake db:migrate';
const DEADLINE_SECONDS = 3600;
// After the Job that plants the portal's keys, so that the portal sees a
// forum whose contraction fails.
const CONTRACT_WAVE = 5;

/**
 * With a CDN before the bucket, pages ask it for scripts and styles, so they
 * are there before the pods that refer to them. Old ones stay for old pods.
 */
function assetUploads(forum: ForumSpec): string[] {
  const { discourse, objectStorage } = forum.spec;
  if (forumAssembly(forum).uploads !== 's3' || !objectStorage.cdnUrl) {
    return [];
  }
  return [
    ...(discourse.image.assets === 'compiled'
      ? []
      : ['SKIP_EMBER_CLI_COMPILE=1 bundle exec rake assets:precompile']),
    'bundle exec rake s3:upload_assets',
  ];
}

/**
 * The migration before the rollout. It only adds to the schema, while the old
 * pods still run.
 */
export function expandManifests(forum: ForumSpec): ComponentManifests {
  return {
    'expand-job': buildDiscourseJob(forum, {
      name: forumNames(forum).migrateExpand,
      component: 'migration',
      annotations: asHook('Sync', WAVES.migration),
      commands: [MIGRATE, ...assetUploads(forum)],
      deadlineSeconds: DEADLINE_SECONDS,
      env: [{ name: 'SKIP_POST_DEPLOYMENT_MIGRATIONS', value: '1' }],
    }),
  };
}

/**
 * The migration after the rollout. It removes what the old pods needed, once
 * the new ones are healthy; there is no way back to the old version then.
 */
export function contractManifests(forum: ForumSpec): ComponentManifests {
  return {
    'contract-job': buildDiscourseJob(forum, {
      name: forumNames(forum).migrateContract,
      component: 'migration',
      annotations: asHook('PostSync', CONTRACT_WAVE),
      commands: [MIGRATE],
      deadlineSeconds: DEADLINE_SECONDS,
    }),
  };
}
