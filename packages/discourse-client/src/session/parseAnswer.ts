import { z } from 'zod/v4';
import {
  DiscourseNotJsonError,
  DiscourseRejectedError,
  DiscourseUnexpectedShapeError,
} from '../errors';
import { type Answer, readMediaType, sniffJson } from '../transport/Answer';
import type { Redact } from '../transport/redact';
import { readFailureBody } from './failureBody';

/** Discourse reports some failures of operations with status 200. */
const failedSchema = z.object({
  failed: z.union([z.string(), z.literal(true)]),
});

/** An escaped NUL, and not an escaped backslash before the text `u0000`. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** Parses the JSON of a successful answer. */
export function parseAnswer<T>(
  answer: Answer,
  schema: z.ZodType<T>,
  options: { redact: Redact },
): T {
  const { redact } = options;
  const parsed = schema.safeParse(readValue(answer, redact));
  if (parsed.success) {
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  throw new DiscourseUnexpectedShapeError(answer.request, {
    field: redact(formatPath(issue.path)).slice(0, 300),
    fault: redact(issue.message).slice(0, 300),
  });
}

/**
 * Checks the successful answer of a command, whose body is either empty or a
 * JSON report.
 */
export function checkCommandAnswer(
  answer: Answer,
  options: { redact: Redact },
): void {
  if (answer.text.trim() !== '') {
    readValue(answer, options.redact);
  }
}

function readValue(answer: Answer, redact: Redact): unknown {
  const json = sniffJson(answer);
  if (!json) {
    const mediaType = readMediaType(answer.headers);
    throw new DiscourseNotJsonError(answer.request, {
      mediaType: mediaType && redact(mediaType),
    });
  }
  if (failedSchema.safeParse(json.value).success) {
    throw new DiscourseRejectedError(answer.request, {
      reasons: readFailureBody(answer, { redact })?.reasons ?? [],
    });
  }
  // Discourse has none: PostgreSQL, its database and maybe ours, stores none.
  if (ESCAPED_NUL.test(answer.text)) {
    throw new DiscourseUnexpectedShapeError(answer.request, {
      field: '',
      fault: 'a text in it holds the character NUL',
    });
  }
  return json.value;
}

function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') {
      text += `[${key}]`;
    } else {
      text += text ? `.${String(key)}` : String(key);
    }
  }
  return text;
}
