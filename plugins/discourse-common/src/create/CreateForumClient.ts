import { ResponseError } from '@backstage/errors';
import type { z } from 'zod/v4';
import type { CreateForumApi } from './CreateForumApi';
import {
  createOptionsSchema,
  nameCheckAnswerSchema,
  type NameCheck,
} from './createOptions';
import { forumPlanAnswerSchema } from './forumPlan';

const BASE = 'plugin://scaffolder/discourse';

/**
 * Talks to the scaffolder module through a `fetch` that resolves `plugin://`
 * addresses and adds the caller's token.
 *
 * @public
 */
export class CreateForumClient implements CreateForumApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  getOptions(options?: { signal?: AbortSignal }) {
    return this.#request(createOptionsSchema, '/options', options);
  }

  checkNames(names: NameCheck, options?: { signal?: AbortSignal }) {
    return this.#post(nameCheckAnswerSchema, '/names', names, options);
  }

  plan(values: Record<string, unknown>, options?: { signal?: AbortSignal }) {
    return this.#post(forumPlanAnswerSchema, '/plan', { values }, options);
  }

  #post<T>(
    schema: z.ZodType<T>,
    path: string,
    body: unknown,
    options?: { signal?: AbortSignal },
  ): Promise<T> {
    return this.#request(schema, path, {
      ...options,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #request<T>(
    schema: z.ZodType<T>,
    path: string,
    init?: RequestInit,
  ): Promise<T> {
    const response = await this.#fetch(`${BASE}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}
