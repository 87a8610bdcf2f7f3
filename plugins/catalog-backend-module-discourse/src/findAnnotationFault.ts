import type { Entity } from '@backstage/catalog-model';
import {
  DISCOURSE_FORUM_ANNOTATION,
  FORUM_ID_PATTERN,
} from '@backstage-discourse/plugin-discourse-common';

const MAX_QUOTED_LENGTH = 80;

function quote(value: string): string {
  const short =
    value.length > MAX_QUOTED_LENGTH
      ? `${value.slice(0, MAX_QUOTED_LENGTH)}…`
      : value;
  return JSON.stringify(short);
}

/** What is wrong with the forum annotation of an entity, and what to do. */
export function findAnnotationFault(entity: Entity): string | undefined {
  const id: unknown = entity.metadata.annotations?.[DISCOURSE_FORUM_ANNOTATION];
  if (id === undefined) {
    return undefined;
  }
  if (typeof id === 'string' && FORUM_ID_PATTERN.test(id)) {
    return entity.kind.toLowerCase() === 'component'
      ? undefined
      : `the annotation '${DISCOURSE_FORUM_ANNOTATION}' belongs on a Component, not on a ${entity.kind}; move it to the Component of the forum`;
  }
  const value = typeof id === 'string' ? quote(id) : `a ${typeof id}`;
  return `the annotation '${DISCOURSE_FORUM_ANNOTATION}' must be the id of a forum, like acme-community: lower case letters, digits, dots, dashes and underscores, at most 63; it is ${value}. It never holds an address: those are in the portal's registry`;
}
