import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { buildServiceAccount } from '../manifests/buildServiceAccount';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { buildConfigMap } from './buildConfigMap';
import { assertConfValues } from './confValue';
import { discourseEnvironment } from './discourseEnvironment';

/** What pods and migrations of Discourse share, and so is there before both. */
export function settingsManifests(forum: ForumSpec): ComponentManifests {
  const names = forumNames(forum);
  const environment = discourseEnvironment(forum);
  assertConfValues(environment);
  return {
    'environment-config-map': buildConfigMap(forum, {
      name: names.discourse,
      data: environment,
    }),
    'service-account': buildServiceAccount(forum, {
      name: names.discourse,
      component: 'discourse',
      pullSecret: forum.spec.discourse.image.pullSecret,
    }),
  };
}
