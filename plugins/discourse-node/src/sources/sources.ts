import { createExtensionPoint } from '@backstage/backend-plugin-api';

/** A forum that the registry may talk to. @public */
export interface RegisteredForum {
  /** Unique over all sources; the value of the entity annotation. */
  id: string;
  /** The catalog entity that decides who may see the forum. */
  entityRef: string;
  owner?: string;
  title: string;
  /** Base address of the forum, with path for subfolder installs. */
  url: string;
  /**
   * Labels in the form of Kubernetes, which the fleet is filtered by.
   * `discourse.org/cluster` names the cluster. They go before those of the
   * entity.
   */
  labels?: Record<string, string>;
}

/** The keys of a forum. They must never be logged. @public */
export interface ForumKeys {
  /** Read-only key bound to an administrator. */
  monitor?: string;
  /** Unrestricted key for operations and groups. */
  operate?: string;
  /**
   * Keys that are to replace the ones above. Each is tried against the forum
   * and taken only when the forum accepts it, so that a rotation has no gap
   * whichever of forum and registry changes first.
   */
  next?: { monitor?: string; operate?: string };
}

/** The forum that keys are asked for. @public */
export interface KeyHolder {
  /** Id in the registry. */
  id: string;
  /** The source that lists the forum. */
  source: string;
  /** The address that the keys would be sent to. */
  url: string;
}

/** A place that knows forums. @public */
export interface ForumSource {
  /** Unique name, such as `config`. */
  readonly id: string;
  listForums(): Promise<RegisteredForum[]>;
}

/** A place that knows keys. @public */
export interface CredentialSource {
  /** Unique name, such as `config`. */
  readonly id: string;
  /**
   * The keys of a forum, or undefined if this source has none for it. Asked
   * before each collection, so a change is noticed without a restart. A source
   * whose forums come from elsewhere should compare `holder.url` with where
   * its keys belong.
   */
  getKeys(forumId: string, holder: KeyHolder): Promise<ForumKeys | undefined>;
  /**
   * Told when the forum has accepted these keys of `next`: they are to take the
   * place of the old ones, which may be forgotten.
   */
  promoteKeys?(
    forumId: string,
    accepted: { monitor?: string; operate?: string },
  ): Promise<void>;
}

/** Adds forums and keys from elsewhere to the registry. @public */
export interface DiscourseRegistryExtensionPoint {
  addForumSource(source: ForumSource): void;
  addCredentialSource(source: CredentialSource): void;
}

/** @public */
export const discourseRegistryExtensionPoint =
  createExtensionPoint<DiscourseRegistryExtensionPoint>({
    id: 'discourse.registry',
  });
