import {
  SEVERITIES,
  type ForumFacts,
  type ForumHealth,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  DirectoryForum,
  DirectoryPage,
} from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import { findChannel } from '../findings/channel';
import { parseVersion } from '../findings/parseVersion';
import { readMs } from '../store/instants';
import { listDirectory, type DirectoryRow } from '../store/listDirectory';

const PAGE_SIZE = 1000;

/** What the catalog is told of the forums. Reads one table. */
export class DefaultDirectory {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async listForums(query: {
    id?: string;
    changedSinceMs?: number;
    cursor?: string;
  }): Promise<DirectoryPage> {
    const { id, changedSinceMs, cursor } = query;
    const rows = await listDirectory({
      knex: this.#knex,
      id,
      changedSinceMs,
      afterId: cursor,
      limit: PAGE_SIZE,
    });
    return {
      items: rows.flatMap(readRow),
      nextCursor: rows.length === PAGE_SIZE ? rows.at(-1)?.id : undefined,
      changedAtMs: Math.max(0, ...rows.map(row => readMs(row.facts_at) ?? 0)),
    };
  }
}

function readRow(row: DirectoryRow): DirectoryForum[] {
  const { id, entity_ref: entityRef, location } = row;
  return entityRef === null
    ? []
    : [
        {
          id,
          entityRef,
          location: location ?? undefined,
          facts: readFacts(row),
        },
      ];
}

function readFacts(row: DirectoryRow): ForumFacts {
  const parsed = row.version === null ? undefined : parseVersion(row.version);
  return {
    health: readHealth(row),
    version: row.version ?? undefined,
    channel: parsed && findChannel(parsed),
  };
}

function readHealth(row: DirectoryRow): ForumHealth {
  const { observed_state: state, severity_rank: rank } = row;
  if (state === 'unreachable' || state === 'pending') {
    return state;
  }
  const severity = SEVERITIES[rank];
  return severity === 'warning' || severity === 'critical'
    ? severity
    : 'healthy';
}
