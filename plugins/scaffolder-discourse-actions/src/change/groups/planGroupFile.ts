import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { code } from '../plan/markdown';
import type { RepositoryEdit } from '../plan/RepositoryEdit';

const NAME = /^[a-z0-9][a-z0-9_.-]{0,59}$/;
const MAX_CHARACTERS = 50_000;

function requireYaml(content: string): void {
  const documents = parseAllDocuments(content);
  const [first] = Array.isArray(documents) ? documents : [];
  const error = first?.errors[0];
  const isGroup =
    content.length <= MAX_CHARACTERS && documents.length === 1 && !error;
  if (!isGroup) {
    const line = error?.linePos?.[0].line;
    throw new InputError(
      `'content' must be one YAML document of at most ${MAX_CHARACTERS} characters${
        line === undefined ? '' : `; line ${line} is not valid`
      }`,
    );
  }
}

/** One file in `groups/`, written or deleted. */
export function planGroupFile(options: {
  name: string;
  content: string | undefined;
  remove: boolean | undefined;
  texts: ReadonlyMap<string, string>;
}): RepositoryEdit {
  const { name, content, remove = false, texts } = options;
  if (!NAME.test(name)) {
    throw new InputError(
      `'file' must be a name in lower case like gardeners, not '${name}'`,
    );
  }
  const path = `groups/${name}.yaml`;
  if (remove) {
    if (!texts.has(path)) {
      throw new InputError(
        `'file' must exist to be removed; there is no ${path}`,
      );
    }
    return {
      files: new Map([[path, undefined]]),
      notes: [
        `Git no longer says anything of ${code(
          name,
        )}; the group and its members stay in the forum.`,
      ],
    };
  }
  if (content === undefined) {
    throw new InputError("Give the 'content' of the file, or 'remove'");
  }
  requireYaml(content);
  return {
    files: new Map([[path, content.endsWith('\n') ? content : `${content}\n`]]),
    notes: [
      `${code(path)} is ${
        texts.has(path) ? 'changed' : 'new'
      }; it is applied to the forum after the merge.`,
    ],
  };
}
