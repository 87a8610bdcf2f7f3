/**
 * Version of this renderer, written to `.forum/lock.yaml`. It is the version
 * of the package, so that a repository names the package that can render it.
 *
 * @public
 */
export const RENDERER_VERSION = '0.1.0';
