import {
  parseForumSpec,
  type ForumSpecResult,
} from '@backstage-discourse/plugin-discourse-common';
import { parseAllDocuments } from 'yaml';

const MAX_CHARACTERS = 100_000;
const MAX_ALIASES = 20;

function fault(message: string): ForumSpecResult {
  return { ok: false, faults: [{ field: '', message }] };
}

/**
 * Reads the text of a `forum.yaml`. Every fault names its field; text that is
 * not YAML at all names the line.
 *
 * @public
 */
export function parseForumYaml(text: string): ForumSpecResult {
  if (text.length > MAX_CHARACTERS) {
    return fault(`must have at most ${MAX_CHARACTERS} characters`);
  }
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.length !== 1) {
    return fault('must hold exactly one YAML document');
  }
  const [document] = documents;
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    const place = line === undefined ? '' : ` (line ${line})`;
    return fault(`is not valid YAML${place}: ${error.code}`);
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return parseForumSpec(value);
  } catch {
    return fault('must not use YAML aliases in excess');
  }
}
