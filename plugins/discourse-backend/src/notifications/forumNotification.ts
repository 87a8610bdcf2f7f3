import { parseEntityRef } from '@backstage/catalog-model';

/** What all notifications of the portal are filed under. */
export const TOPIC = 'Forums';

/** Path of the page of a forum in the portal. */
export function linkToForum(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en')))
    .join('/')}/discourse`;
}
