import { Readable } from 'node:stream';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  forumReadPermission,
  type FleetPage,
} from '@backstage-discourse/plugin-discourse-common';
import { buildForumDocument, type ForumDocument } from './buildForumDocument';

const PAGE_SIZE = 200;

/**
 * Reads the forums of the registry from the Discourse backend, page by page.
 * The index holds all of them; each result is shown only to those who may read
 * the forum's entity.
 */
export class ForumCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'discourse-forum';
  readonly visibilityPermission = forumReadPermission;
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#readDocuments());
  }

  async *#readDocuments(): AsyncGenerator<ForumDocument> {
    let offset = 0;
    for (;;) {
      const { items, totalItems } = await this.#readPage(offset);
      for (const row of items) {
        // Without an entity there is nothing to decide who may see it.
        if (row.entityRef !== '') {
          yield buildForumDocument(row);
        }
      }
      offset += items.length;
      if (items.length === 0 || offset >= totalItems) {
        return;
      }
    }
  }

  async #readPage(offset: number): Promise<FleetPage> {
    const baseUrl = await this.#discovery.getBaseUrl('discourse');
    // A long indexing outlives a token, so each page gets one of its own.
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'discourse',
    });
    const response = await fetch(
      `${baseUrl}/forums?sort=title&limit=${PAGE_SIZE}&offset=${offset}`,
      { headers: { Authorization: `Bearer ${token}` } },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
