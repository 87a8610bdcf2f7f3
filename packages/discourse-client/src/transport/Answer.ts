import type { FailedRequest } from '../errors';

/** A complete answer of whatever status, except redirects. */
export interface Answer {
  /** The request, for messages. */
  request: FailedRequest;
  status: number;
  headers: Headers;
  text: string;
  /** Whether the key was sent along. */
  keySent: boolean;
}

/** The media type without parameters, if it is a sane one. */
export function readMediaType(headers: Headers): string | undefined {
  const [type] = (headers.get('content-type') ?? '').split(';');
  const trimmed = type.trim().toLowerCase();
  return /^[\w.+-]{1,64}\/[\w.+-]{1,64}$/.test(trimmed) ? trimmed : undefined;
}

/**
 * The JSON value of an answer, or undefined if it is not JSON. A declared
 * media type must be JSON; without one the text decides.
 */
export function sniffJson(answer: Answer): { value: unknown } | undefined {
  if (
    answer.headers.has('content-type') &&
    !/^(application|text)\/([\w.-]+\+)?json$/.test(
      readMediaType(answer.headers) ?? '',
    )
  ) {
    return undefined;
  }
  try {
    return { value: JSON.parse(answer.text) };
  } catch {
    return undefined;
  }
}
