import { ResponseError } from '@backstage/errors';
import type { Application, ApplicationEvent } from '../applications';
import type { FileChange } from '../drift';
import type {
  GroupDecisionResult,
  GroupRequestDecision,
  GroupRun,
} from '../report';
import type {
  ApplicationEntry,
  ApplicationLog,
  ChangeGroupForm,
  DraftFault,
  FleetGroupRequest,
  GroupDraft,
  GroupFleetRow,
  GroupOverview,
  GroupPage,
  GroupsApi,
} from './GroupsApi';

/**
 * Talks to the group routes of the Discourse backend through a `fetch` that
 * resolves `plugin://` addresses and adds the caller's token.
 *
 * @public
 */
export class GroupsClient implements GroupsApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  getGroups(forumId: string, options?: { signal?: AbortSignal }) {
    return this.#get<GroupOverview>(pathOf(forumId), options);
  }

  checkGroups(forumId: string) {
    return this.#post<GroupOverview>(`${pathOf(forumId)}/check`);
  }

  applyGroups(
    forumId: string,
    planId: string,
    options?: { driftIds: string[] },
  ) {
    return this.#post<GroupRun>(`${pathOf(forumId)}/apply`, {
      planId,
      ...options,
    });
  }

  async acceptDrift(
    forumId: string,
    options: { driftId: string; until: string; reason: string },
  ) {
    const { driftId, ...body } = options;
    const path = `${pathOf(forumId)}/drift/${encodeURIComponent(driftId)}`;
    await this.#request(`${path}/accept`, writing(body));
  }

  getAdoption(forumId: string, driftId: string) {
    const path = `${pathOf(forumId)}/drift/${encodeURIComponent(driftId)}`;
    return this.#get<{ change: FileChange; form: ChangeGroupForm }>(
      `${path}/adopt`,
    );
  }

  decideRequests(
    forumId: string,
    options: { decisions: GroupRequestDecision[]; reason: string },
  ) {
    return this.#post<{ items: GroupDecisionResult[] }>(
      `${pathOf(forumId)}/requests/decisions`,
      options,
    );
  }

  listApplications(forumId: string, options?: { signal?: AbortSignal }) {
    return this.#get<{ items: ApplicationEntry[] }>(
      `${pathOf(forumId)}/applications`,
      options,
    );
  }

  checkApplication(
    forumId: string,
    draft: GroupDraft,
    options?: { signal?: AbortSignal },
  ) {
    return this.#post<{ faults: DraftFault[] }>(
      `${pathOf(forumId)}/applications/check`,
      { group: draft },
      options,
    );
  }

  applyForGroup(
    forumId: string,
    options: { group: GroupDraft; justification: string },
  ) {
    return this.#post<Application>(`${pathOf(forumId)}/applications`, options);
  }

  stepApplication(
    forumId: string,
    options: { id: string; event: ApplicationEvent; reason?: string },
  ) {
    const { id, ...body } = options;
    return this.#post<Application>(
      `${pathOf(forumId)}/applications/${encodeURIComponent(id)}/events`,
      body,
    );
  }

  getApplicationLog(
    forumId: string,
    id: string,
    options?: { signal?: AbortSignal },
  ) {
    return this.#get<ApplicationLog>(
      `${pathOf(forumId)}/applications/${encodeURIComponent(id)}/log`,
      options,
    );
  }

  listGroupFleet(page: GroupPage, options?: { signal?: AbortSignal }) {
    return this.#get<{ items: GroupFleetRow[]; totalItems: number }>(
      `/groups?${pageParams(page)}`,
      options,
    );
  }

  listFleetRequests(page: GroupPage, options?: { signal?: AbortSignal }) {
    return this.#get<{ items: FleetGroupRequest[]; totalItems: number }>(
      `/groups/requests?${pageParams(page)}`,
      options,
    );
  }

  async #get<T>(path: string, options?: { signal?: AbortSignal }): Promise<T> {
    return (await this.#request(path, options)).json();
  }

  async #post<T>(
    path: string,
    body: unknown = {},
    options?: { signal?: AbortSignal },
  ): Promise<T> {
    const response = await this.#request(path, {
      ...options,
      ...writing(body),
    });
    return response.json();
  }

  async #request(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#fetch(`plugin://discourse${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function pathOf(forumId: string): string {
  return `/forums/${encodeURIComponent(forumId)}/groups`;
}

function pageParams({ limit, offset }: GroupPage): URLSearchParams {
  return new URLSearchParams({ limit: String(limit), offset: String(offset) });
}

function writing(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}
