/**
 * The annotation that names a forum of the registry on a catalog entity. It
 * carries the forum's id and nothing else: address and keys are never read
 * from an entity.
 *
 * @public
 */
export const DISCOURSE_FORUM_ANNOTATION = 'discourse.org/forum';

/**
 * The annotation by which an entity gives the address of its forum, for teams
 * that list hosts in `discourse.catalog.allowedHosts`. Without such a list it
 * means nothing.
 *
 * @public
 */
export const DISCOURSE_URL_ANNOTATION = 'discourse.org/url';

/**
 * The rule for ids of the registry, and so for the value of the annotation.
 * Forums that the portal creates have a DNS label; ids from configuration may
 * hold dots and underscores, too.
 *
 * @public
 */
export const FORUM_ID_PATTERN = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/;
