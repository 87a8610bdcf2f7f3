import type { SimulatedForum } from '../forum';
import { type Fields, listField } from '../http/Fields';
import { invalidParameters } from '../http/Refusal';
import type { Person } from '../people';

/** The people that a request names, by user name or id. Unknown ones are passed over. */
export function selectedPeople(
  forum: SimulatedForum,
  fields: Fields,
): Person[] {
  const names = [
    ...listField(fields, 'usernames'),
    ...listField(fields, 'username'),
  ].map(name => name.toLowerCase());
  const ids = [
    ...listField(fields, 'user_ids'),
    ...listField(fields, 'user_id'),
  ];
  return forum.people.filter(
    ({ id, username }) => names.includes(username) || ids.includes(String(id)),
  );
}

/** As {@link selectedPeople}, refusing requests that name nobody known. */
export function requiredPeople(
  forum: SimulatedForum,
  fields: Fields,
): Person[] {
  const people = selectedPeople(forum, fields);
  if (people.length === 0) {
    throw invalidParameters('usernames');
  }
  return people;
}
