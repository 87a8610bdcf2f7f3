import type { DbForumRow } from './tables';
import { readMs } from './instants';

/** A forum as the registry holds it. */
export interface StoredForum {
  id: string;
  source: string;
  active: boolean;
  entityRef?: string;
  owner?: string;
  title: string;
  url: string;
  hostname?: string;
  simulated: boolean;
  createdBy: string;
  createdAtMs: number;
  activatedAtMs?: number;
  /** Address of the `catalog-info.yaml` that the portal provides. */
  location?: string;
  access: { monitor: boolean; operate: boolean };
}

/** Reads the registry's side of a row. */
export function readForumRow(row: DbForumRow): StoredForum {
  return {
    id: row.id,
    source: row.source,
    active: row.status === 'active',
    entityRef: row.entity_ref ?? undefined,
    owner: row.owner === '' ? undefined : row.owner,
    title: row.title,
    url: row.url,
    hostname: row.hostname ?? undefined,
    simulated: row.simulated === 1,
    createdBy: row.created_by,
    createdAtMs: Number(row.created_at),
    activatedAtMs: readMs(row.activated_at),
    location: row.location ?? undefined,
    access: { monitor: row.monitor_key === 1, operate: row.operate_key === 1 },
  };
}

/** The columns that people search and sort by, derived from the others. */
export function buildSearchColumns(forum: {
  id: string;
  title: string;
  url: string;
  owner?: string;
  entityRef?: string;
}): { title_sort: string; search_text: string } {
  const { id, title, url, owner = '', entityRef = '' } = forum;
  return {
    title_sort: title.toLocaleLowerCase('en'),
    search_text: [id, title, url, owner, entityRef]
      .join('\n')
      .toLocaleLowerCase('en'),
  };
}
