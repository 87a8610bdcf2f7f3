/*
 * The rules for the fields that people type, without zod: a form checks them
 * on each key stroke and should not have to load a schema library for it.
 */

const HOSTNAME_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const MAX_HOSTNAME_LABEL_LENGTH = 63;

/** A DNS label that can prefix the names of Kubernetes objects. @public */
export const DNS_LABEL_PATTERN = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;

/** Longest name of a forum: object names put a suffix behind it. @public */
export const MAX_FORUM_NAME_LENGTH = 40;

/** Longest host name that DNS allows. @public */
export const MAX_HOSTNAME_LENGTH = 253;

/**
 * Whether a value is a full, lower case DNS name without scheme, port or path.
 * Its whole length is a rule of its own.
 *
 * @public
 */
export function isHostname(value: string): boolean {
  const labels = value.split('.');
  return (
    labels.length >= 2 &&
    labels.every(
      label =>
        label.length <= MAX_HOSTNAME_LABEL_LENGTH && HOSTNAME_LABEL.test(label),
    ) &&
    !/^[0-9.]+$/.test(value)
  );
}
