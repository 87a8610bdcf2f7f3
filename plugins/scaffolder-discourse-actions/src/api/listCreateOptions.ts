import { summarizeForum } from '@backstage-discourse/forum-manifests';
import {
  FORUM_SIZES,
  listReleaseChoices,
  type CreateOptions,
  type ForumSize,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import { buildForumSpec } from '../plan/buildForumSpec';
import { parseForumForm } from '../plan/forumForm';

/** Clusters, sizes and releases that a form for a new forum can offer. */
export function listCreateOptions(options: {
  clusters: readonly ForumCluster[];
  now: number;
}): CreateOptions {
  const { clusters, now } = options;
  const [first] = clusters;
  return {
    clusters: clusters.map(
      ({ name, title, allowedDomains, secrets, smtp }) => ({
        name,
        title,
        allowedDomains,
        secrets: secrets.provider,
        mailPassword: smtp.userName !== undefined,
      }),
    ),
    sizes: first
      ? FORUM_SIZES.map(size => describeSize(size, { cluster: first, now }))
      : [],
    releases: listReleaseChoices(now),
  };
}

/** What a forum of a size with no other answers asks of a cluster. */
function describeSize(
  size: ForumSize,
  options: { cluster: ForumCluster; now: number },
): CreateOptions['sizes'][number] {
  const { form } = parseForumForm({
    name: 'example',
    customer: 'example',
    hostname: 'forum.example.net',
    owner: 'group:default/example',
    contactEmail: 'forum@example.net',
    size,
  });
  const built =
    form &&
    buildForumSpec(form, {
      cluster: options.cluster,
      repositoryUrl: 'https://git.example.net/forums/example.git',
      repositoryHost: 'gitea',
    });
  if (!built?.ok) {
    throw new Error(
      `Cluster '${options.cluster.name}' in discourse.clusters can not hold a forum of size '${size}'; correct its settings`,
    );
  }
  const { web, database, totals } = summarizeForum(built.spec);
  return {
    name: size,
    webReplicas: web.replicas,
    databaseInstances: database.instances,
    ...totals,
  };
}
