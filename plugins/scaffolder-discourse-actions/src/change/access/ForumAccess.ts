import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  DISCOURSE_FORUM_ANNOTATION,
  forumReadPermission,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import type { DiscourseService } from '@backstage-discourse/plugin-discourse-node';
import {
  parseRepositoryAddress,
  type RepositoryAddress,
} from './RepositoryAddress';

/** A forum that a caller may change, and where its repository is. */
export interface ManagedForum {
  /** Id in the registry; also `metadata.name` of its ForumSpec. */
  id: string;
  entityRef: string;
  repository: RepositoryAddress;
  /** What the collector last saw of it. */
  status: ForumStatus;
}

/** Whom to ask. */
export interface ForumAccessOptions {
  catalog: CatalogService;
  discourse: DiscourseService;
  permissions: PermissionsService;
  integrations: ScmIntegrationRegistry;
}

/**
 * Lets a caller through to the repository of one forum. An entity says only
 * which forum it means: the registry must hold the same entity for that forum,
 * so nobody reaches another's repository by an annotation.
 */
export class ForumAccess {
  readonly #options: ForumAccessOptions;

  constructor(options: ForumAccessOptions) {
    this.#options = options;
  }

  /** Finds a forum that the caller may see; changes need `authorize` too. */
  async open(
    ref: string,
    options: { credentials: BackstageCredentials },
  ): Promise<ManagedForum> {
    const { credentials } = options;
    const { catalog, discourse, integrations } = this.#options;
    const entity = await catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new InputError(
        `'${ref}' must be an entity of the catalog that you may see`,
      );
    }
    const entityRef = stringifyEntityRef(entity);
    const id = entity.metadata.annotations?.[DISCOURSE_FORUM_ANNOTATION];
    if (!id) {
      throw new InputError(
        `'${entityRef}' is no forum: it must have the annotation ${DISCOURSE_FORUM_ANNOTATION}`,
      );
    }
    const permission = forumReadPermission;
    await this.authorize(entityRef, { credentials, permission });
    const status = await discourse.getForum(id, { credentials });
    if (status.entityRef.toLowerCase() !== entityRef.toLowerCase()) {
      throw new NotAllowedError(
        `Forum '${id}' belongs to another entity than '${entityRef}'; choose that one`,
      );
    }
    return {
      id,
      entityRef,
      status,
      repository: parseRepositoryAddress(findLocation(entity), {
        integrations,
      }),
    };
  }

  /** Throws unless the permission is granted on the entity of a forum. */
  async authorize(
    entityRef: string,
    options: {
      credentials: BackstageCredentials;
      permission: ResourcePermission;
    },
  ): Promise<void> {
    const { credentials, permission } = options;
    const [decision] = await this.#options.permissions.authorize(
      [{ permission, resourceRef: entityRef }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Changing '${entityRef}' needs the permission '${permission.name}', which you do not have`,
      );
    }
  }
}

function findLocation(entity: Entity): string {
  const { annotations = {} } = entity.metadata;
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  const { type, target } = location
    ? parseLocationRef(location)
    : { type: 'none', target: '' };
  if (type !== 'url') {
    throw new InputError(
      `'${stringifyEntityRef(
        entity,
      )}' does not come from a repository; adopt the forum first`,
    );
  }
  return target;
}
