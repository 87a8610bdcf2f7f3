import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { fleetReadPermission } from '@backstage-discourse/plugin-discourse-common';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { getForum } from '../store/getForum';
import type { StoredForum } from '../store/StoredForum';

/** What a caller asks for. */
export interface ForumRequest {
  permission: ResourcePermission;
  credentials: BackstageCredentials;
}

/**
 * Lets callers through to one forum. The decision is made on the entity that
 * the registry holds for the forum, never on one that the caller names.
 *
 * An id that does not exist is answered like one that is denied, so that ids
 * can not be found out by trying. Only callers who may see the whole fleet,
 * and so know all ids anyway, are told that there is no such forum.
 */
export class ForumGate {
  readonly #knex: Knex;
  readonly #permissions: PermissionsService;

  constructor(options: { knex: Knex; permissions: PermissionsService }) {
    this.#knex = options.knex;
    this.#permissions = options.permissions;
  }

  /** The forum, if the permission is granted on it; throws otherwise. */
  async require(id: string, request: ForumRequest): Promise<StoredForum> {
    const forum = await getForum({ knex: this.#knex, id });
    if (!forum?.active) {
      return this.refuse(id, request);
    }
    await this.admit(forum, request);
    return forum;
  }

  /** Throws unless the permission is granted on a forum that is registered. */
  async admit(
    forum: Pick<StoredForum, 'id' | 'entityRef'>,
    request: ForumRequest,
  ): Promise<void> {
    const { id, entityRef } = forum;
    const { permission, credentials } = request;
    if (entityRef === undefined) {
      return this.refuse(id, request);
    }
    const [decision] = await this.#permissions.authorize(
      [{ permission, resourceRef: entityRef }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw denied(id, permission);
    }
    return undefined;
  }

  /** Throws what a caller is told who asks for a forum that is none. */
  async refuse(id: string, request: ForumRequest): Promise<never> {
    const { permission, credentials } = request;
    if (await this.#seesWholeFleet(credentials)) {
      throw new NotFoundError(
        `There is no forum '${id}' in the registry; check the annotation discourse.org/forum of the entity`,
      );
    }
    throw denied(id, permission);
  }

  async #seesWholeFleet(credentials: BackstageCredentials): Promise<boolean> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: fleetReadPermission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }
}

function denied(id: string, permission: ResourcePermission): NotAllowedError {
  return new NotAllowedError(
    `Forum '${id}' needs the permission '${permission.name}', which you do not have, or it does not exist`,
  );
}
