import type {
  AuthService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { getEntitySourceLocation } from '@backstage/catalog-model';
import {
  ConflictError,
  ForwardedError,
  NotFoundError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { StoredForum } from '../../store/StoredForum';

const FOLDER = 'groups/';

/** The files in `groups/` of one forum, at one commit. */
export interface GroupFiles {
  /** Commit, as the host of the repository names it. */
  revision: string;
  /** Texts by path from the root of the repository. */
  files: Map<string, string>;
}

/** Where the desired state of the groups of a forum comes from. */
export interface GroupRepository {
  readFiles(
    forum: StoredForum,
    options: { signal: AbortSignal },
  ): Promise<GroupFiles>;
}

/**
 * Reads `groups/` from the repository that holds the entity of a forum, with
 * the portal's own integrations. Whoever can change where the entity lies can
 * change the files beside it as well, so this trusts nobody further.
 */
export class CatalogGroupRepository implements GroupRepository {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #urlReader: UrlReaderService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    urlReader: UrlReaderService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#urlReader = options.urlReader;
  }

  async readFiles(
    forum: StoredForum,
    options: { signal: AbortSignal },
  ): Promise<GroupFiles> {
    const target = await this.#findRepository(forum);
    try {
      const tree = await this.#urlReader.readTree(target, {
        filter: path => path.startsWith(FOLDER),
        signal: options.signal,
      });
      const files = new Map<string, string>();
      for (const file of await tree.files()) {
        files.set(file.path, (await file.content()).toString('utf8'));
      }
      return { revision: tree.etag, files };
    } catch (error) {
      throw new ForwardedError(
        `Reading '${FOLDER}' of forum '${forum.id}' from its repository failed`,
        error,
      );
    }
  }

  async #findRepository(forum: StoredForum): Promise<string> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entity =
      forum.entityRef === undefined
        ? undefined
        : await this.#catalog.getEntityByRef(forum.entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `The entity of forum '${forum.id}' is not in the catalog, so its repository is not known`,
      );
    }
    const { type, target } = getEntitySourceLocation(entity);
    if (type !== 'url') {
      throw new ConflictError(
        `The entity of forum '${forum.id}' does not come from a Git repository, but from a location of type '${type}'; register it by its URL`,
      );
    }
    return target;
  }
}
