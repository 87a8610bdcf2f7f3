import { isDiscourseError } from '@backstage-discourse/discourse-client';
import type { ProblemKind } from '@backstage-discourse/plugin-discourse-common';
import { findHostNotAllowed } from './HostNotAllowedError';

/** Why a request to a forum failed, in terms of the API. */
export interface ExplainedProblem {
  kind: ProblemKind;
  message: string;
  retryAfterMs?: number;
}

/** Explains an upstream failure; undefined for anything else, such as a bug. */
export function explainProblem(error: unknown): ExplainedProblem | undefined {
  const refused = findHostNotAllowed(error);
  if (refused) {
    return { kind: 'host-not-allowed', message: refused.message };
  }
  if (!isDiscourseError(error)) {
    return undefined;
  }
  return {
    kind: error.kind,
    message: error.message,
    retryAfterMs:
      error.kind === 'rate-limited' ? error.retryAfterMs : undefined,
  };
}
