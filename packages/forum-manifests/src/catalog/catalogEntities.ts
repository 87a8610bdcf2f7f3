import {
  DISCOURSE_FORUM_ANNOTATION,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';

/** A catalog entity as `catalog-info.yaml` holds it. */
export interface CatalogEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'System' | 'Component' | 'Resource';
  metadata: {
    name: string;
    title?: string;
    description: string;
    annotations?: Record<string, string>;
    labels: Record<string, string>;
    links?: { url: string; title: string; icon: string }[];
  };
  spec: Record<string, string | string[]>;
}

function catalogLabels({ spec }: ForumSpec): Record<string, string> {
  return {
    'discourse.org/customer': spec.customer,
    'discourse.org/size': spec.size,
    'discourse.org/cluster': spec.cluster,
    'discourse.org/version': spec.discourse.version,
  };
}

function buildComponent(forum: ForumSpec): CatalogEntity {
  const { metadata, spec } = forum;
  const names = forumNames(forum);
  const address = `https://${spec.hostname}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: metadata.name,
      title: spec.title,
      description: `Discourse forum of ${spec.customer} at ${spec.hostname}`,
      annotations: {
        [DISCOURSE_FORUM_ANNOTATION]: metadata.name,
        'backstage.io/kubernetes-id': metadata.name,
        'backstage.io/kubernetes-namespace': names.namespace,
        'backstage.io/techdocs-ref': 'dir:.',
      },
      labels: {
        ...catalogLabels(forum),
        'discourse.org/backup-days': String(spec.backups.frequencyDays),
      },
      links: [
        { url: address, title: 'Forum', icon: 'web' },
        { url: `${address}/admin`, title: 'Admin', icon: 'dashboard' },
        { url: `${address}/sidekiq`, title: 'Sidekiq', icon: 'dashboard' },
      ],
    },
    spec: {
      type: 'forum',
      lifecycle: 'production',
      owner: spec.owner,
      system: metadata.name,
      dependsOn: [`resource:${names.database}`, `resource:${names.valkey}`],
    },
  };
}

function buildResource(
  forum: ForumSpec,
  options: { name: string; type: string; description: string },
): CatalogEntity {
  const { name, type, description } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      description,
      annotations: {
        'backstage.io/kubernetes-id': forum.metadata.name,
      },
      labels: catalogLabels(forum),
    },
    spec: { type, owner: forum.spec.owner, system: forum.metadata.name },
  };
}

/** What the catalog knows of a forum: a System, the Component, its data stores. */
export function catalogEntities(forum: ForumSpec): CatalogEntity[] {
  const { metadata, spec } = forum;
  const names = forumNames(forum);
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: {
        name: metadata.name,
        title: spec.title,
        description: `All that makes up the forum of ${spec.customer}`,
        labels: catalogLabels(forum),
      },
      spec: { owner: spec.owner },
    },
    buildComponent(forum),
    buildResource(forum, {
      name: names.database,
      type: 'database',
      description: `PostgreSQL of the forum ${metadata.name}`,
    }),
    buildResource(forum, {
      name: names.valkey,
      type: 'cache',
      description: `Valkey of the forum ${metadata.name}: job queues and cache`,
    }),
  ];
}
