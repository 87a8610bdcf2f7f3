import {
  forumWarnings,
  requiredSecrets,
  summarizeForum,
  type RequiredSecretKey,
} from '@backstage-discourse/forum-manifests';
import type {
  ForumPlan as PlanPreview,
  ForumPlanSecret,
  ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { findSuppliedName } from '../secrets/suppliedSecrets';
import type { ForumPlan } from './ForumPlan';

/** What a reviewer sees of a plan. Holds no secret: it never had one. */
export function previewPlan(
  plan: ForumPlan,
  options: { values: Record<string, unknown> },
): PlanPreview {
  const { spec: forum, repository, files } = plan;
  const { name } = forum.metadata;
  const secrets = listSecrets(forum, options);
  return {
    name,
    treeHash: plan.treeHash,
    forumUrl: plan.forumUrl,
    published: plan.published,
    names: {
      namespace: name,
      cluster: forum.spec.cluster,
      entityRef: `component:default/${name}`,
      repositoryUrl: repository.pageUrl,
      visibility: repository.visibility,
    },
    files: files.map(({ path, content }) => ({ path, content })),
    sealedPaths: listSealedPaths(forum, { secrets }),
    capacity: describeCapacity(forum),
    warnings: forumWarnings(forum),
    openQuestions: listOpenQuestions(forum),
    secrets,
  };
}

function stateOf(
  key: RequiredSecretKey,
  options: { forum: ForumSpec; values: Record<string, unknown> },
): ForumPlanSecret['state'] {
  const { provider } = options.forum.spec.secrets;
  if (provider !== 'sealed-secrets') {
    return provider === 'existing' ? 'brought' : 'store';
  }
  if (key.source !== 'supplied') {
    return 'generated';
  }
  const name = findSuppliedName(key);
  return name && options.values[name] ? 'given' : 'missing';
}

function listSecrets(
  forum: ForumSpec,
  options: { values: Record<string, unknown> },
): ForumPlanSecret[] {
  return requiredSecrets(forum).flatMap(({ name, keys }) =>
    keys.map(key => ({
      secret: name,
      key: key.key,
      description: key.description,
      state: stateOf(key, { forum, ...options }),
    })),
  );
}

/** A Secret with a missing key is left out as a whole, as when sealing. */
function listSealedPaths(
  forum: ForumSpec,
  options: { secrets: readonly ForumPlanSecret[] },
): string[] {
  if (forum.spec.secrets.provider !== 'sealed-secrets') {
    return [];
  }
  const names = new Set(options.secrets.map(({ secret }) => secret));
  for (const { secret, state } of options.secrets) {
    if (state === 'missing') {
      names.delete(secret);
    }
  }
  return [...names].map(secret => `secrets/${secret}.yaml`);
}

function describeCapacity(forum: ForumSpec): PlanPreview['capacity'] {
  const { web, sidekiq, database, valkey, totals } = summarizeForum(forum);
  const uploadBytes =
    totals.storageBytes - database.storageBytes - valkey.storageBytes;
  const part = (
    name: PlanPreview['capacity']['parts'][number]['part'],
    count: number,
    requested: { cpuMillis: number; memoryBytes: number },
    storageBytes = 0,
  ) => ({
    part: name,
    count,
    cpuMillis: requested.cpuMillis,
    memoryBytes: requested.memoryBytes,
    storageBytes,
  });
  return {
    total: totals,
    parts: [
      part('web', web.replicas, web),
      ...(sidekiq.replicas > 0
        ? [part('sidekiq', sidekiq.replicas, sidekiq)]
        : []),
      part('database', database.instances, database, database.storageBytes),
      part('valkey', 1, valkey, valkey.storageBytes),
      ...(uploadBytes > 0
        ? [part('uploads', 0, { cpuMillis: 0, memoryBytes: 0 }, uploadBytes)]
        : []),
    ],
  };
}

function listOpenQuestions(forum: ForumSpec): PlanPreview['openQuestions'] {
  const secrets = {
    'sealed-secrets': 'controllerKey',
    'external-secrets': 'secretStore',
    existing: 'broughtSecrets',
  } as const;
  return [
    'dns',
    'clusterCapacity',
    'operators',
    'buckets',
    'mail',
    'image',
    secrets[forum.spec.secrets.provider],
  ];
}
