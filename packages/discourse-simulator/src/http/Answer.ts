/** What a forum answers, before any fault spoils it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface AnswerOptions {
  status?: number;
  headers?: Record<string, string>;
}

function answerOf(
  contentType: string,
  body: string,
  options: AnswerOptions,
): Answer {
  const { status = 200, headers } = options;
  return { status, headers: { 'Content-Type': contentType, ...headers }, body };
}

export function jsonAnswer(data: unknown, options: AnswerOptions = {}): Answer {
  return answerOf(
    'application/json; charset=utf-8',
    JSON.stringify(data),
    options,
  );
}

export function textAnswer(text: string, options: AnswerOptions = {}): Answer {
  return answerOf('text/plain; charset=utf-8', text, options);
}

export function htmlAnswer(html: string, options: AnswerOptions = {}): Answer {
  return answerOf('text/html; charset=utf-8', html, options);
}

export function emptyAnswer(status = 200): Answer {
  return { status, headers: {}, body: '' };
}
