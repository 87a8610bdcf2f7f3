import { SEVERITIES } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { buildSnapshots } from './buildSnapshots';

const CHUNK = 100;
const DAY_MS = 24 * 60 * 60 * 1000;
// No source has this name, so that no source takes the forums away again.
const SOURCE = 'bench';

const OWNERS = 200;
export const VERSIONS = [
  '2026.7.1',
  '2026.7.0',
  '2026.6.3',
  '2026.1.4',
  '3.5.0',
];
const CHANNELS = ['release', 'release', 'release', 'esr', 'release'];
export const CLUSTERS = ['falkenstein', 'nuremberg', 'helsinki', 'ashburn'];
export const SIZES = ['small', 'medium', 'large'];
export const TIERS = ['free', 'gold', 'silver', 'trial', 'internal'];
/** What can be the case with each part. */
const FINDINGS = {
  sidekiq: ['sidekiq-growing', 'sidekiq-stuck', 'sidekiq-draining'],
  backups: ['backups-late', 'backups-none'],
  version: ['version-behind', 'version-out-of-support'],
};
export const FINDING_IDS = Object.values(FINDINGS).flat();
const STATES = ['fresh', 'fresh', 'fresh', 'fresh', 'partial', 'unreachable'];

/** The id of the n-th forum. */
export const forumId = (index: number) =>
  `forum-${String(index).padStart(5, '0')}`;

/** The owner of the n-th forum. */
export const forumOwner = (index: number) =>
  `group:default/customer-${index % OWNERS}`;

const sortableVersion = (version: string) =>
  [...version.split('.'), '1'].map(part => part.padStart(6, '0')).join('');

function buildForum(index: number, now: number) {
  const id = forumId(index);
  const title = `Community of customer ${(index * 7919) % 10_007}`;
  const owner = forumOwner(index);
  const url = `https://${id}.forums.example.com`;
  const entityRef = `component:default/${id}`;
  const version = VERSIONS[index % VERSIONS.length];
  // Most forums are well.
  const severity = index % 11 === 0 ? 1 + (index % 3) : 0;
  const collectedAt = now - (index % 60) * 1000;
  return {
    id,
    source: SOURCE,
    status: 'active',
    entity_ref: entityRef,
    owner,
    title,
    title_sort: title.toLowerCase(),
    search_text: [id, title, url, owner, entityRef].join('\n').toLowerCase(),
    url,
    created_at: now - DAY_MS,
    created_by: SOURCE,
    activated_at: now - DAY_MS,
    monitor_key: 1,
    operate_key: 1,
    observed_state: STATES[index % STATES.length],
    fresh_at: collectedAt,
    collected_at: collectedAt,
    severity_rank: severity,
    headline:
      severity === 0
        ? 'All is well.'
        : `The queue grows: ${index} jobs wait and more come than go.`,
    version,
    version_sort: sortableVersion(version),
    channel: CHANNELS[index % VERSIONS.length],
    cluster: CLUSTERS[index % CLUSTERS.length],
    enqueued: (index * 31) % 5000,
    last_backup_at: index % 20 === 0 ? null : now - ((index * 37) % DAY_MS),
  };
}

function buildFindings(index: number, now: number) {
  return Object.entries(FINDINGS).map(([part, ids], position) => ({
    forum_id: forumId(index),
    finding_id: ids[index % ids.length],
    position,
    part,
    severity: SEVERITIES[(index + position) % SEVERITIES.length],
    title: `What the collector found out about ${part}.`,
    detail: 'The figures behind it, in a sentence of usual length for people.',
    next_step: 'What to do about it, and where the runbook is.',
    since: now - DAY_MS,
  }));
}

function buildLabels(index: number) {
  const labels = {
    'discourse.org/customer': `customer-${index % OWNERS}`,
    'discourse.org/size': SIZES[index % SIZES.length],
    'discourse.org/cluster': CLUSTERS[index % CLUSTERS.length],
    tier: TIERS[index % TIERS.length],
  };
  return Object.entries(labels).map(([key, value]) => ({
    forum_id: forumId(index),
    origin: 'entity',
    key,
    value,
  }));
}

/** Fills the plugin's tables as if so many forums had just been collected. */
export async function seedFleet(
  knex: Knex,
  options: { count: number; now: number },
) {
  const { count, now } = options;
  await knex.transaction(async tx => {
    for (let start = 0; start < count; start += CHUNK) {
      const indexes = Array.from(
        { length: Math.min(CHUNK, count - start) },
        (_unused, offset) => start + offset,
      );
      await tx('forums').insert(indexes.map(index => buildForum(index, now)));
      // Far ahead, so that the collector stays quiet.
      await tx('forum_queue').insert(
        indexes.map(index => ({
          forum_id: forumId(index),
          due_at: now + DAY_MS,
        })),
      );
      await tx('snapshots').insert(
        indexes.flatMap(index => buildSnapshots(forumId(index), { now })),
      );
      await tx('forum_labels').insert(indexes.flatMap(buildLabels));
      await tx('findings').insert(
        indexes.flatMap(index => buildFindings(index, now)),
      );
    }
  });
  if (knex.client.config.client === 'pg') {
    // PostgreSQL does so by itself before long, SQLite never.
    await knex.raw('analyze');
  }
}
