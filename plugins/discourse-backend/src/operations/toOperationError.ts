import {
  ConflictError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type { ProblemKind } from '@backstage-discourse/plugin-discourse-common';
import { explainProblem } from '../access/explainProblem';

/** Faults that pass by themselves; trying again later is worthwhile. */
const PASSING: readonly ProblemKind[] = [
  'unreachable',
  'timed-out',
  'rate-limited',
  'read-only',
  'server-error',
];

/** What the caller of an operation is told when the forum does not comply. */
export function toOperationError(error: unknown, action: string): Error {
  const problem = explainProblem(error);
  if (!problem) {
    return toError(error);
  }
  const message = `${action} failed (${problem.kind}): ${problem.message}`;
  return PASSING.includes(problem.kind)
    ? new ServiceUnavailableError(message)
    : new ConflictError(message);
}
