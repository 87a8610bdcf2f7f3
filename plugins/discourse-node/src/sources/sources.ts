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
}

/** The keys of a forum. They must never be logged. @public */
export interface ForumKeys {
  /** Read-only key bound to an administrator. */
  monitor?: string;
  /** Unrestricted key for operations and groups. */
  operate?: string;
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
  /** The keys of a forum, or undefined if this source has none for it. */
  getKeys(forumId: string): Promise<ForumKeys | undefined>;
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
