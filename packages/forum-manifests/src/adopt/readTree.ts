import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';

const MAX_CHARACTERS = 1_000_000;
const MAX_ALIASES = 100;
const treeSchema = z.record(z.string(), z.unknown());

/** Outcome of reading a YAML file that holds one group of fields. */
export type TreeResult =
  | { ok: true; tree: Record<string, unknown> }
  | { ok: false; fault: string };

/** Reads the text of a values file, or of answers to go with it. */
export function readTree(text: string): TreeResult {
  if (text.length > MAX_CHARACTERS) {
    return { ok: false, fault: `has more than ${MAX_CHARACTERS} characters` };
  }
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.length !== 1) {
    return { ok: false, fault: 'must hold exactly one YAML document' };
  }
  const [document] = documents;
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    return {
      ok: false,
      fault: `is not valid YAML${line === undefined ? '' : ` (line ${line})`}`,
    };
  }
  try {
    const tree = treeSchema.safeParse(
      document.toJS({ maxAliasCount: MAX_ALIASES }),
    );
    return tree.success
      ? { ok: true, tree: tree.data }
      : { ok: false, fault: 'must be a group of keys, as helm reads it' };
  } catch {
    return { ok: false, fault: 'must not use YAML aliases in excess' };
  }
}
