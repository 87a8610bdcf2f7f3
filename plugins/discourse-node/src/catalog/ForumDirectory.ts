import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { forumFactsSchema } from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';

/** What a page of the directory is read with, by whoever asks over HTTP. @public */
export const directoryPageSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      /** The one entity that the facts belong to. */
      entityRef: z.string(),
      /** Address of the `catalog-info.yaml` of a forum that the portal created. */
      location: z.string().optional(),
      facts: forumFactsSchema,
    }),
  ),
  /** Give it to get the next page; missing on the last one. */
  nextCursor: z.string().optional(),
  /** Time of the newest change that a page holds, in milliseconds. */
  changedAtMs: z.number(),
});

/** Some forums of the directory, in the order of ids. @public */
export type DirectoryPage = z.infer<typeof directoryPageSchema>;

/** A forum as the catalog needs to know it. @public */
export type DirectoryForum = DirectoryPage['items'][number];

/** Which forums of the directory are asked for. @public */
export interface DirectoryQuery {
  /** Only forums whose facts or location changed at this time or later. */
  changedSinceMs?: number;
  /** Only this forum. */
  id?: string;
  cursor?: string;
}

/**
 * All registered forums with their entities and facts, for backend plugins
 * alone: it answers services and never users.
 *
 * @public
 */
export interface ForumDirectory {
  /** A page of the directory, in the order of ids. */
  listForums(
    query: DirectoryQuery,
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<DirectoryPage>;
}
