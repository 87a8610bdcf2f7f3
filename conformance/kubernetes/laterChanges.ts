import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { changedForum, goldenForum } from './forums';

/** One change in `forum.yaml` of a forum that runs. */
export interface LaterChange {
  title: string;
  forum: ForumSpec;
  changed: ForumSpec;
}

type Fields = Record<string, unknown>;

const BASES = ['unified-small', 'k3s-medium'] as const;

/** What people change while a forum runs, each on its own. */
const CHANGES: Record<string, Fields> = {
  'title and contact': {
    title: 'Another name',
    contactEmail: 'new@acme.example',
  },
  hostname: { hostname: 'other.acme.example' },
  'Sidekiq unified': { sidekiq: { mode: 'unified' } },
  'Sidekiq separate': { sidekiq: { mode: 'separate' } },
  'Sidekiq hybrid': { sidekiq: { mode: 'hybrid' } },
  'more web pods': { web: { replicas: 5 } },
  pooler: { database: { pooler: { instances: 2, mode: 'session' } } },
  'more database instances': { database: { instances: 5 } },
  'larger database volume': { database: { storage: '500Gi' } },
  'larger Valkey memory': { valkey: { resources: { memory: '4Gi' } } },
  'monitoring off': { monitoring: { enabled: false } },
  'monitoring on': { monitoring: { enabled: true } },
  'search in Chinese and Japanese': {
    search: { chinese: true, japanese: true },
  },
  'another mail relay': { smtp: { host: 'mail.other.example', port: 465 } },
  'secrets from External Secrets': {
    secrets: { provider: 'external-secrets', store: { name: 'vault' } },
  },
  'Traefik at the edge': { network: { edge: 'traefik' } },
  'larger Valkey volume': { valkey: { storage: '50Gi' } },
  'another class for the Valkey volume': { valkey: { storageClass: 'fast' } },
};

/** Every change on two forums: one that Argo CD, one that Flux deploys. */
export function laterChanges(): LaterChange[] {
  return BASES.flatMap(base =>
    Object.entries(CHANGES).map(([title, fields], index) => {
      const name = `later-${index}-${base}`;
      const forum = changedForum(goldenForum(base), { name, fields: {} });
      const changed = changedForum(forum, { name, fields });
      return { title, forum, changed };
    }),
  );
}
