import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { objectLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';

/** Seconds that browsers remember to use TLS only. */
export const ONE_YEAR_SECONDS = 31_536_000;

/** Metadata of an object of the route. */
export function routeMetadata(forum: ForumSpec, name: string) {
  return {
    name,
    namespace: forumNames(forum).namespace,
    annotations: inWave(WAVES.route),
    labels: objectLabels(forum, 'route'),
  };
}
