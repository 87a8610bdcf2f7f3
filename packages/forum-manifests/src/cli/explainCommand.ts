import { explainField } from '../explain/explainField';
import type { ForumCliIo } from './ForumCliIo';

/** Arguments of `forum explain`. */
export interface ExplainCommandOptions {
  /** Dotted path; empty for the whole `forum.yaml`. */
  field: string;
  io: ForumCliIo;
}

/** Explains a field of `forum.yaml`. Returns 1 for one that does not exist. */
export function explainCommand(options: ExplainCommandOptions): number {
  const { field, io } = options;
  const explanation = explainField(field);
  if (explanation.found) {
    io.stdout.write(explanation.text);
    return 0;
  }
  const { nearest } = explanation;
  io.stderr.write(
    nearest.length > 0
      ? `'${field}' is not a field of forum.yaml; did you mean ${nearest
          .map(name => `'${name}'`)
          .join(', ')}?\n`
      : `'${field}' is not a field of forum.yaml; 'forum explain' lists the first ones\n`,
  );
  return 1;
}
