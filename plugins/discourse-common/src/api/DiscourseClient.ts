import { ResponseError } from '@backstage/errors';
import type {
  FleetExportQueryInput,
  FleetFacets,
  FleetFacetsQuery,
  FleetPage,
  FleetQueryInput,
} from '../fleet';
import type {
  OperationsPage,
  OperationsQuery,
  OperationsVerification,
} from '../operations';
import type { ForumWatch } from '../signals';
import type {
  FindingHistoryPage,
  FindingHistoryQueryInput,
  ForumSample,
  ForumStatus,
} from '../status';
import type {
  DiscourseApi,
  HistoryRange,
  RefreshResult,
  StartBackupResult,
} from './DiscourseApi';

/**
 * Talks to the Discourse backend plugin through a `fetch` that resolves
 * `plugin://` addresses and adds the caller's token.
 *
 * @public
 */
export class DiscourseClient implements DiscourseApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  listForums(query: FleetQueryInput, options?: { signal?: AbortSignal }) {
    return this.#request<FleetPage>(`/forums?${writeParams(query)}`, options);
  }

  getFleetFacets(query: FleetFacetsQuery, options?: { signal?: AbortSignal }) {
    return this.#request<FleetFacets>(
      `/fleet/facets?${writeParams(query)}`,
      options,
    );
  }

  async exportForums(
    query: FleetExportQueryInput,
    options?: { signal?: AbortSignal },
  ) {
    const response = await this.#fetchChecked(
      `/forums.csv?${writeParams(query)}`,
      options,
    );
    return response.blob();
  }

  getForum(id: string, options?: { signal?: AbortSignal }) {
    return this.#request<ForumStatus>(this.#path(id), options);
  }

  getHistory(
    id: string,
    range: HistoryRange,
    options?: { signal?: AbortSignal },
  ) {
    return this.#request<{ items: ForumSample[] }>(
      `${this.#path(id)}/history?range=${range}`,
      options,
    );
  }

  getFindingHistory(
    id: string,
    query: FindingHistoryQueryInput = {},
    options?: { signal?: AbortSignal },
  ) {
    return this.#request<FindingHistoryPage>(
      `${this.#path(id)}/findings/history?${writeParams(query)}`,
      options,
    );
  }

  listOperations(
    id: string,
    query: Partial<OperationsQuery> = {},
    options?: { signal?: AbortSignal },
  ) {
    return this.#request<OperationsPage>(
      `${this.#path(id)}/operations?${writeParams(query)}`,
      options,
    );
  }

  verifyOperations(id: string, options?: { signal?: AbortSignal }) {
    return this.#request<OperationsVerification>(
      `${this.#path(id)}/operations/verification`,
      options,
    );
  }

  watchForum(id: string, options?: { signal?: AbortSignal }) {
    return this.#request<ForumWatch>(`${this.#path(id)}/watch`, {
      ...options,
      method: 'POST',
    });
  }

  refreshForum(id: string) {
    return this.#request<RefreshResult>(`${this.#path(id)}/refresh`, {
      method: 'POST',
    });
  }

  startBackup(id: string, options: { withUploads: boolean }) {
    return this.#request<StartBackupResult>(`${this.#path(id)}/backups`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ withUploads: options.withUploads }),
    });
  }

  #path(id: string) {
    return `/forums/${encodeURIComponent(id)}`;
  }

  async #request<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await this.#fetchChecked(path, init);
    return response.json();
  }

  async #fetchChecked(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#fetch(`plugin://discourse${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** Lists are comma-separated; what is empty is left out. */
function writeParams(query: object): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && String(value) !== '') {
      params.set(name, String(value));
    }
  }
  return params;
}
