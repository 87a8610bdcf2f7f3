import { type Answer, jsonAnswer } from './Answer';

/** A request that a forum refuses, with the answer that says so. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`Refused with status ${answer.status}`);
    this.name = 'Refusal';
    this.answer = answer;
  }
}

/** The requested URL or resource is not there, or hides from the caller. */
export function notFound(): Refusal {
  return new Refusal(
    jsonAnswer(
      {
        errors: ['The requested URL or resource could not be found.'],
        error_type: 'not_found',
      },
      { status: 404 },
    ),
  );
}

/** The key is unknown, or its scope does not cover the request. */
export function badCredentials(): Refusal {
  return new Refusal(
    jsonAnswer(
      {
        errors: [
          'You are not permitted to view the requested resource. The API username or key is invalid.',
        ],
        error_type: 'invalid_access',
      },
      { status: 403 },
    ),
  );
}

/** The caller is known, or anonymous, and may not do this. */
export function invalidAccess(): Refusal {
  return new Refusal(
    jsonAnswer(
      {
        errors: ['You are not permitted to view the requested resource.'],
        error_type: 'invalid_access',
      },
      { status: 403 },
    ),
  );
}

/** A required parameter is missing: Discourse gives no error_type here. */
export function missingParameter(name: string): Refusal {
  return new Refusal(
    jsonAnswer(
      { errors: [`param is missing or the value is empty: ${name}`] },
      { status: 400 },
    ),
  );
}

/** A parameter has a value that makes no sense. */
export function invalidParameters(name: string): Refusal {
  return new Refusal(
    jsonAnswer(
      {
        errors: [`You supplied invalid parameters to the request: ${name}`],
        error_type: 'invalid_parameters',
      },
      { status: 400 },
    ),
  );
}

/** Values that a record does not accept; `extra` comes beside the errors. */
export function unprocessable(
  errors: string[],
  extra: Record<string, unknown> = {},
): Refusal {
  return new Refusal(jsonAnswer({ ...extra, errors }, { status: 422 }));
}

/** A write while the site is read-only. */
export function readOnly(): Refusal {
  return new Refusal(
    jsonAnswer(
      {
        errors: ['The site is in read only mode. Interactions are disabled.'],
        error_type: 'read_only',
      },
      { status: 503 },
    ),
  );
}

/** Too many requests; come back after so many seconds. */
export function rateLimited(waitSeconds: number): Refusal {
  return new Refusal(
    jsonAnswer(
      {
        errors: [
          `You’ve performed this action too many times, please try again later.`,
        ],
        error_type: 'rate_limit',
        extras: {
          wait_seconds: waitSeconds,
          time_left: `${waitSeconds} seconds`,
        },
      },
      {
        status: 429,
        headers: {
          'Retry-After': String(waitSeconds),
          'Discourse-Rate-Limit-Error-Code': 'admin_api_key_rate_limit',
        },
      },
    ),
  );
}
