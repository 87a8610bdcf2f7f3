import type { Entity } from '@backstage/catalog-model';
import type { ForumFacts } from '@backstage-discourse/plugin-discourse-common';

const SIZE_LABEL = 'discourse.org/size';
const CLUSTER_LABEL = 'discourse.org/cluster';

/**
 * The entity with `spec.forum` as the portal knows it. Size and cluster come
 * from the labels that the forum's repository gives the entity, the rest from
 * what the collector saw. Whatever a file says in `spec.forum` does not count.
 */
export function describeForum(
  entity: Entity,
  options: { facts: ForumFacts | undefined },
): Entity {
  const { forum: _, ...spec } = entity.spec ?? {};
  const { facts } = options;
  if (!facts) {
    return { ...entity, spec };
  }
  const { labels = {} } = entity.metadata;
  const fields = {
    health: facts.health,
    version: facts.version,
    channel: facts.channel,
    size: labels[SIZE_LABEL],
    cluster: labels[CLUSTER_LABEL],
  };
  const known = Object.entries(fields).filter(
    ([, value]) => value !== undefined,
  );
  return { ...entity, spec: { ...spec, forum: Object.fromEntries(known) } };
}
