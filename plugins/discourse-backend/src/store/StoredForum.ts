import type { DbForumRow } from './tables';
import { readMs } from './instants';

/** Characters that forums are sorted by: some are more in lower case. */
const MAX_SORTED = 200;

/** What people are told of a forum as the registry holds it. */
export interface ForumCard {
  id: string;
  entityRef?: string;
  owner?: string;
  title: string;
  url: string;
  simulated: boolean;
  access: { monitor: boolean; operate: boolean };
}

/** A forum as the registry holds it. */
export interface StoredForum extends ForumCard {
  source: string;
  active: boolean;
  hostname?: string;
  createdBy: string;
  createdAtMs: number;
  activatedAtMs?: number;
  /** Address of the `catalog-info.yaml` that the portal provides. */
  location?: string;
}

/** The columns that `readForumCard` reads. */
export const CARD_COLUMNS = [
  'id',
  'entity_ref',
  'owner',
  'title',
  'url',
  'simulated',
  'monitor_key',
  'operate_key',
] as const satisfies Array<keyof DbForumRow>;

/** Reads what people are told of a forum. */
export function readForumCard(
  row: Pick<DbForumRow, (typeof CARD_COLUMNS)[number]>,
): ForumCard {
  return {
    id: row.id,
    entityRef: row.entity_ref ?? undefined,
    owner: row.owner === '' ? undefined : row.owner,
    title: row.title,
    url: row.url,
    simulated: row.simulated === 1,
    access: { monitor: row.monitor_key === 1, operate: row.operate_key === 1 },
  };
}

/** Reads the registry's side of a row. */
export function readForumRow(row: DbForumRow): StoredForum {
  return {
    ...readForumCard(row),
    source: row.source,
    active: row.status === 'active',
    hostname: row.hostname ?? undefined,
    createdBy: row.created_by,
    createdAtMs: Number(row.created_at),
    activatedAtMs: readMs(row.activated_at),
    location: row.location ?? undefined,
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
    title_sort: [...title.toLocaleLowerCase('en')]
      .slice(0, MAX_SORTED)
      .join(''),
    search_text: [id, title, url, owner, entityRef]
      .join('\n')
      .toLocaleLowerCase('en'),
  };
}
