/**
 * The annotation that names a forum of the registry on a catalog entity. It
 * carries the forum's id and nothing else: address and keys are never read
 * from an entity.
 *
 * @public
 */
export const DISCOURSE_FORUM_ANNOTATION = 'discourse.org/forum';
