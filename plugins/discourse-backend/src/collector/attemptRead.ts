import type {
  PartProblem,
  PartState,
} from '@backstage-discourse/plugin-discourse-common';
import {
  explainProblem,
  type ExplainedProblem,
} from '../access/explainProblem';

/** Limit of time and clock of an attempt. */
export interface AttemptOptions {
  deadline: {
    signal: AbortSignal;
    /** What it means when time is up; undefined when the process stops. */
    problem: () => ExplainedProblem | undefined;
  };
  now: () => number;
}

/** The part with a problem; its last good data stay. */
export function withProblem<T>(
  previous: PartState<T>,
  problem: ExplainedProblem,
  options: { now: number },
): PartState<T> {
  const { kind, message, retryAfterMs } = problem;
  const { now } = options;
  const next: PartProblem = {
    kind,
    message,
    since:
      previous.problem?.kind === kind
        ? previous.problem.since
        : new Date(now).toISOString(),
    ...(retryAfterMs !== undefined && {
      retryAt: new Date(now + retryAfterMs).toISOString(),
    }),
  };
  return { ...previous, problem: next };
}

/**
 * Reads one part. Failures of the forum become the part's problem; anything
 * else, such as the end of the process or a bug, is thrown.
 */
export async function attemptRead<T>(
  previous: PartState<T>,
  options: AttemptOptions & {
    read: (options: { signal: AbortSignal }) => Promise<T>;
  },
): Promise<PartState<T>> {
  const { read, deadline, now } = options;
  try {
    deadline.signal.throwIfAborted();
    const data = await read({ signal: deadline.signal });
    return { data, observedAt: new Date(now()).toISOString() };
  } catch (error) {
    const problem = deadline.signal.aborted
      ? deadline.problem()
      : explainProblem(error);
    if (!problem) {
      throw error;
    }
    return withProblem(previous, problem, { now: now() });
  }
}
