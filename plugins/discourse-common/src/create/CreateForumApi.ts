import type {
  CreateOptions,
  NameCheck,
  NameCheckAnswer,
} from './createOptions';
import type { ForumPlanAnswer } from './forumPlan';

/**
 * What the form for a new forum asks the portal. None of it writes anything.
 * A failure is thrown as a `ResponseError` with the status of the answer.
 *
 * @public
 */
export interface CreateForumApi {
  /** Clusters, sizes and releases on offer. */
  getOptions(options?: { signal?: AbortSignal }): Promise<CreateOptions>;
  /** Whether a name and a host name are free and allowed. */
  checkNames(
    names: NameCheck,
    options?: { signal?: AbortSignal },
  ): Promise<NameCheckAnswer>;
  /** The plan that a run with the same answers would carry out. */
  plan(
    values: Record<string, unknown>,
    options?: { signal?: AbortSignal },
  ): Promise<ForumPlanAnswer>;
}
