import { parseEntityRef } from '@backstage/catalog-model';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type {
  FleetRow,
  ForumState,
  Severity,
} from '@backstage-discourse/plugin-discourse-common';

/** A forum in the search index. */
export type ForumDocument = IndexableDocument & {
  forumId: string;
  url: string;
  owner: string;
  state: ForumState;
  severity: Severity;
  version: string;
};

const STATE_WORDS: Record<ForumState, string> = {
  pending: 'not seen yet',
  fresh: 'seen lately',
  partial: 'seen in part',
  stale: 'not seen lately',
  unreachable: 'unreachable',
};

/** What people may look for: names, words about its state, and its version. */
export function buildForumDocument(row: FleetRow): ForumDocument {
  const { kind, namespace, name } = parseEntityRef(row.entityRef);
  const path = [namespace, kind, name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en')))
    .join('/');
  return {
    title: row.title,
    text: [
      `Discourse forum ${row.id} at ${row.url}`,
      `${STATE_WORDS[row.state]}, ${row.severity}: ${row.headline}`,
      row.version && `version ${row.version}`,
      row.groups !== undefined && `${row.groups} groups`,
      row.owner && `owned by ${row.owner}`,
    ]
      .filter(Boolean)
      .join('. '),
    location: `/catalog/${path}/discourse`,
    forumId: row.id,
    url: row.url,
    owner: row.owner ?? '',
    state: row.state,
    severity: row.severity,
    version: row.version ?? '',
    authorization: { resourceRef: row.entityRef },
  };
}
