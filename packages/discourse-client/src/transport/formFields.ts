/** A value in the way Rails reads forms. Undefined is left out. */
export type FormValue =
  | string
  | number
  | boolean
  | undefined
  | readonly (string | number)[]
  | FormFields;

/** Fields of a form or a query string. */
export interface FormFields {
  readonly [name: string]: FormValue;
}

/**
 * Encodes fields as Rails reads them: `group[name]=x`, `ids[]=1&ids[]=2`.
 *
 * Booleans become the words `true` and `false`, which is what Discourse
 * compares with. An empty list becomes one blank entry, because a list without
 * entries would vanish and leave the old value in place.
 */
export function encodeForm(fields: FormFields): string {
  const pairs = new URLSearchParams();
  appendFields(pairs, fields, name => name);
  return pairs.toString();
}

function appendFields(
  pairs: URLSearchParams,
  fields: FormFields,
  rename: (name: string) => string,
): void {
  for (const [field, value] of Object.entries(fields)) {
    const name = rename(field);
    if (value === undefined) {
      continue;
    }
    if (isList(value)) {
      for (const entry of value.length > 0 ? value : ['']) {
        pairs.append(`${name}[]`, String(entry));
      }
    } else if (typeof value === 'object') {
      appendFields(pairs, value, inner => `${name}[${inner}]`);
    } else {
      pairs.append(name, String(value));
    }
  }
}

function isList(value: FormValue): value is readonly (string | number)[] {
  return Array.isArray(value);
}
