import { InputError } from '@backstage/errors';
import {
  addGroupFile,
  archiveGroup,
  readGroupFiles,
} from '@backstage-discourse/forum-manifests';
import {
  formatGroupFaults,
  groupFilePath,
  toGroupFile,
} from '@backstage-discourse/plugin-discourse-common';
import { requireGroups } from '../../workspace/requireGroups';
import type { RepositoryEdit } from '../plan/RepositoryEdit';
import { describeGroupChange } from './describeGroupChange';

const NAME = /^[a-z0-9][a-z0-9_.-]{0,59}$/;

/** What somebody wants of `groups/`. */
export interface GroupWishes {
  /** Name of a file in the folder, without its ending. */
  file: string | undefined;
  /** Its new text. */
  content: string | undefined;
  /** Whether to delete it instead. */
  remove: boolean | undefined;
  /** Whether to archive the group instead, with what else its file says. */
  archive: boolean | undefined;
  /** New groups by the answers to a form. */
  groups: unknown;
}

/** A change of files in `groups/`, checked by the rules for small groups. */
export function planGroups(
  wishes: GroupWishes,
  options: { texts: ReadonlyMap<string, string> },
): RepositoryEdit {
  const { texts } = options;
  const files = new Map([...editFile(wishes, texts), ...addGroups(wishes)]);
  if (files.size === 0) {
    throw new InputError(
      "Give 'groups', or a 'file' with its 'content', 'archive' or 'remove'",
    );
  }
  const changed = new Map(texts);
  for (const [path, text] of files) {
    if (text === undefined) {
      changed.delete(path);
    } else {
      changed.set(path, text);
    }
  }
  const before = readGroupFiles(texts);
  const after = readGroupFiles(changed);
  if (!after.ok) {
    throw new InputError(formatGroupFaults(after.faults));
  }
  return {
    files,
    notes: describeGroupChange(
      before.ok ? before.desired : undefined,
      after.desired,
    ),
  };
}

function editFile(
  { file, content, remove = false, archive = false }: GroupWishes,
  texts: ReadonlyMap<string, string>,
): [string, string | undefined][] {
  if (!file) {
    return [];
  }
  if (!NAME.test(file)) {
    throw new InputError(
      `'file' must be a name in lower case like gardeners, not '${file}'`,
    );
  }
  const path = groupFilePath(file);
  if (remove || archive) {
    const text = texts.get(path);
    if (text === undefined) {
      throw new InputError(
        `'file' must exist to be ${
          remove ? 'removed' : 'archived'
        }; there is no ${path}`,
      );
    }
    return [[path, remove ? undefined : archiveGroup(text)]];
  }
  if (!content) {
    throw new InputError(
      "Give the 'content' of the file, or 'archive', or 'remove'",
    );
  }
  return [[path, content.endsWith('\n') ? content : `${content}\n`]];
}

function addGroups({ groups }: GroupWishes): [string, string][] {
  return requireGroups(groups).map(answer => [
    groupFilePath(answer.name),
    addGroupFile(toGroupFile(answer)).content,
  ]);
}
