/** Templates that change a forum, in the order of the menu. */
export const CHANGE_TEMPLATES = [
  'upgrade-forum',
  'scale-forum',
  'change-groups',
  'rotate-secrets',
  'restore-forum',
  'recut-forum',
  'adopt-forum',
  'decommission-forum',
] as const;

/** Name of a template that changes a forum. */
export type ChangeTemplate = (typeof CHANGE_TEMPLATES)[number];

/** The form of a template, filled in with the forum as far as it is known. */
export function prefilledForm(
  templateLink: string,
  options: { entityRef: string },
): string {
  const formData = JSON.stringify({ forum: options.entityRef });
  return `${templateLink}?${new URLSearchParams({ formData })}`;
}

/** Templates that change many forums at once, each by a pull request of its own. */
export const FLEET_TEMPLATES = ['upgrade-forums', 'recut-forums'] as const;

/** The form of a template for many forums, filled in with them. */
export function prefilledFleetForm(
  templateLink: string,
  options: { entityRefs: readonly string[] },
): string {
  const formData = JSON.stringify({ forums: options.entityRefs });
  return `${templateLink}?${new URLSearchParams({ formData })}`;
}
