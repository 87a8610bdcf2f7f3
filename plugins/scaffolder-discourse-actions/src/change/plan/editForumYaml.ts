import { isMap, parseDocument } from 'yaml';

/** Fields to set, by dotted path; `undefined` takes a field out. */
export type FieldEdits = Record<string, unknown>;

/**
 * Changes fields of a `forum.yaml` and leaves everything else in it as people
 * wrote it, comments included. The text must be valid YAML.
 */
export function editForumYaml(text: string, edits: FieldEdits): string {
  const document = parseDocument(text);
  let changed = false;
  for (const [field, value] of Object.entries(edits)) {
    const path = field.split('.');
    const old: unknown = document.getIn(path);
    const oldValue: unknown = isMap(old) ? old.toJSON() : old;
    if (JSON.stringify(oldValue) !== JSON.stringify(value)) {
      changed = true;
      if (value === undefined) {
        document.deleteIn(path);
      } else {
        document.setIn(path, value);
      }
    }
  }
  return changed ? document.toString({ lineWidth: 0 }) : text;
}
