import {
  parseGroups,
  type GroupFault,
  type GroupsResult,
} from '@backstage-discourse/plugin-discourse-common';
import { parseAllDocuments } from 'yaml';

/** Folder of the groups in a customer's repository. */
export const GROUPS_FOLDER = 'groups/';

const MAX_CHARACTERS = 100_000;
const MAX_ALIASES = 20;

/**
 * Reads the texts of `groups/`, by path; other files are passed over. Reports
 * every fault at once, with file and field, and for text that is not YAML the
 * line.
 *
 * @public
 */
export function readGroupFiles(
  files: ReadonlyMap<string, string>,
): GroupsResult {
  const documents = new Map<string, unknown>();
  const faults: GroupFault[] = [];
  for (const [file, text] of files) {
    if (isGroupFile(file)) {
      const parsed = parseText(text);
      if ('fault' in parsed) {
        faults.push({ file, field: '', message: parsed.fault });
      } else {
        documents.set(file, parsed.value);
      }
    }
  }
  const result = parseGroups(documents);
  if (faults.length === 0) {
    return result;
  }
  return {
    ok: false,
    faults: [...faults, ...(result.ok ? [] : result.faults)],
  };
}

/** Whether a path is that of the policy or of a group. */
export function isGroupFile(path: string): boolean {
  return path.startsWith(GROUPS_FOLDER) && /\.ya?ml$/.test(path);
}

function parseText(text: string): { value: unknown } | { fault: string } {
  if (text.length > MAX_CHARACTERS) {
    return { fault: `must have at most ${MAX_CHARACTERS} characters` };
  }
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.length !== 1) {
    return { fault: 'must hold exactly one YAML document' };
  }
  const [document] = documents;
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    const place = line === undefined ? '' : ` (line ${line})`;
    return { fault: `is not valid YAML${place}: ${error.code}` };
  }
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch {
    return { fault: 'must not use YAML aliases in excess' };
  }
}
