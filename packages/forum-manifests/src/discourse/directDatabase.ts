import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IEnvVar } from 'kubernetes-models/v1';
import { forumNames } from '../manifests/names';

/** Leads a Job past the pooler, which breaks the locks of migrations. */
export function directDatabase(forum: ForumSpec): IEnvVar[] {
  return forum.spec.database.pooler
    ? [{ name: 'DISCOURSE_DB_HOST', value: forumNames(forum).databasePrimary }]
    : [];
}
