import { parseDocument } from 'yaml';

/**
 * The text of a group's file after which nobody can join and its category can
 * be read only. Comments and the order of the file are kept.
 *
 * @public
 */
export function archiveGroup(text: string): string {
  const document = parseDocument(text);
  document.setIn(['spec', 'state'], 'archived');
  return document.toString();
}
