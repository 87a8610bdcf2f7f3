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
  async require(
    id: string,
    options: {
      permission: ResourcePermission;
      credentials: BackstageCredentials;
    },
  ): Promise<StoredForum> {
    const { permission, credentials } = options;
    const forum = await getForum({ knex: this.#knex, id });
    if (!forum?.active || forum.entityRef === undefined) {
      if (await this.#seesWholeFleet(credentials)) {
        throw new NotFoundError(
          `There is no forum '${id}' in the registry; check the annotation discourse.org/forum of the entity`,
        );
      }
      throw denied(id, permission);
    }
    const [decision] = await this.#permissions.authorize(
      [{ permission, resourceRef: forum.entityRef }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw denied(id, permission);
    }
    return forum;
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
