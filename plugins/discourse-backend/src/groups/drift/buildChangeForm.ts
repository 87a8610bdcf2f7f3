import type { FileChange } from '@backstage-discourse/plugin-discourse-common';

/** What the template that changes groups asks for. */
export interface ChangeForm {
  /** Entity of the forum. */
  forum: string;
  /** Name of the file below `groups/`, without its ending. */
  file: string;
  content?: string;
  remove: boolean;
}

/** Fills in the form of the template, so that a person only has to send it. */
export function buildChangeForm(
  change: FileChange,
  options: { entityRef: string },
): ChangeForm {
  const file = change.path.replace(/^groups\//, '').replace(/\.yaml$/, '');
  const form = { forum: options.entityRef, file };
  return change.action === 'write'
    ? { ...form, content: change.content, remove: false }
    : { ...form, remove: true };
}
