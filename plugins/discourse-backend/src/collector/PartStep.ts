import type { DiscourseClient } from '@backstage-discourse/discourse-client';
import type {
  ForumParts,
  PartName,
  PartProblem,
  PartState,
} from '@backstage-discourse/plugin-discourse-common';
import type { ExplainedProblem } from '../access/explainProblem';
import { attemptRead, withProblem, type AttemptOptions } from './attemptRead';

/** A part that takes admin requests, and what can be done about it now. */
export interface PartStep {
  name: Exclude<PartName, 'health' | 'deployment'>;
  /** Whether it is to be read this time. */
  due: boolean;
  /** Admin requests that reading takes at most. */
  cost: number;
  /** Reads the part and returns the problem that it has then. */
  read(): Promise<PartProblem | undefined>;
  /** Gives the part a problem without asking the forum. */
  block(problem: ExplainedProblem): void;
}

/** Makes a step from how a part is read and where its state is kept. */
export function createPartStep<T>(
  options: Pick<PartStep, 'name' | 'due' | 'cost'> & {
    get: (parts: ForumParts) => PartState<T>;
    set: (parts: ForumParts, state: PartState<T>) => void;
    fetch: (
      client: DiscourseClient,
      options: { signal: AbortSignal },
    ) => Promise<T>;
  },
  context: {
    parts: ForumParts;
    client: DiscourseClient;
    attempt: AttemptOptions;
  },
): PartStep {
  const { name, due, cost, get, set, fetch } = options;
  const { parts, client, attempt } = context;
  return {
    name,
    due,
    cost,
    async read() {
      const state = await attemptRead(get(parts), {
        ...attempt,
        read: each => fetch(client, each),
      });
      set(parts, state);
      return state.problem;
    },
    block(problem) {
      set(parts, withProblem(get(parts), problem, { now: attempt.now() }));
    },
  };
}
