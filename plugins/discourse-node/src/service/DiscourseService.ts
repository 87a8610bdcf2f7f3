import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Application,
  DraftFault,
  FleetPage,
  FleetQueryInput,
  ForumStatus,
  GroupDraft,
} from '@backstage-discourse/plugin-discourse-common';

/** A forum about to be created. @public */
export interface ForumReservation {
  /** `metadata.name` of the ForumSpec. */
  id: string;
  title: string;
  hostname: string;
  /** Entity reference of the owner. */
  owner: string;
  /** Name of a cluster in `discourse.clusters`. */
  cluster: string;
  /** The Secret that will carry the portal's keys on that cluster. */
  secret: { namespace: string; name: string };
}

/** What the backend knows after a reservation. @public */
export interface ReservedForum {
  id: string;
  /** Address at which the collector will look for the forum. */
  url: string;
  /**
   * The portal's keys for the forum, sealed for the cluster. The plain keys
   * never leave the backend. Undefined on a cluster without Sealed Secrets,
   * where keys come from a credential source or from configuration.
   */
  sealedKeys?: { monitor: string; operate: string };
}

/** A reason why a forum can not be created, by field. @public */
export interface ForumConflict {
  field: 'name' | 'hostname' | 'cluster';
  message: string;
}

/**
 * What other plugins may ask of the Discourse backend. Every call is made on
 * behalf of the given credentials and authorized there.
 *
 * @public
 */
export interface DiscourseService {
  /**
   * Conflicts of a forum that is about to be reserved. What the same caller
   * has reserved and not activated yet is none. Writes nothing.
   */
  checkForum(
    request: { id: string; hostname: string; cluster: string },
    options: { credentials: BackstageCredentials },
  ): Promise<{ conflicts: ForumConflict[] }>;

  /**
   * Puts the forum in the registry, as pending, and creates its keys. Asked
   * again by the same user for the same forum, it returns the same keys.
   */
  reserveForum(
    request: ForumReservation,
    options: { credentials: BackstageCredentials },
  ): Promise<ReservedForum>;

  /**
   * Ties a reserved forum to its entity and starts collecting. With a
   * `location`, the address of the `catalog-info.yaml` in the forum's
   * repository below `discourse.repositories`, the portal puts the entities of
   * the forum in the catalog at once and keeps them there until the forum is
   * unregistered. Doing it again is fine.
   */
  activateForum(
    request: { id: string; entityRef: string; location?: string },
    options: { credentials: BackstageCredentials },
  ): Promise<void>;

  /**
   * Removes a forum that the portal created from the registry, with its keys,
   * its history and the entities that the portal provides for it. What was
   * recorded of operations stays.
   */
  unregisterForum(
    id: string,
    options: { credentials: BackstageCredentials },
  ): Promise<void>;

  /**
   * Makes keys that replace the portal's own for a forum, sealed for the Secret
   * that carries them. The old ones are used until the forum accepts the new;
   * asked again before that, it seals the same ones anew.
   */
  rotateKeys(
    request: {
      id: string;
      /** Name of a cluster in `discourse.clusters`. */
      cluster: string;
      secret: { namespace: string; name: string };
    },
    options: { credentials: BackstageCredentials },
  ): Promise<{ sealedKeys: { monitor: string; operate: string } }>;

  /**
   * What the collector last saw of one forum. Throws a NotAllowedError where
   * the caller may not see it, or there is none.
   */
  getForum(
    id: string,
    options: { credentials: BackstageCredentials },
  ): Promise<ForumStatus>;

  /** The forums that the caller may see, page by page. */
  listForums(
    query: FleetQueryInput,
    options: { credentials: BackstageCredentials },
  ): Promise<FleetPage>;

  /**
   * What the policy, the forum or other applications have against a group that
   * the caller wants. Writes nothing.
   */
  checkGroupApplication(
    request: { forumId: string; group: GroupDraft },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<{ faults: DraftFault[] }>;

  /**
   * Applies for a group as the caller, who must be a user. Asked again with the
   * same words while that application is under way, it returns the same one.
   */
  applyForGroup(
    request: { forumId: string; group: GroupDraft; justification: string },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<Application>;
}
