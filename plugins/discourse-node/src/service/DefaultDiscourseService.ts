import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type {
  Application,
  DraftFault,
  FleetPage,
  FleetQueryInput,
  ForumStatus,
  GroupDraft,
} from '@backstage-discourse/plugin-discourse-common';
import { callDiscourse } from './callDiscourse';
import type {
  DiscourseService,
  ForumConflict,
  ForumReservation,
  ReservedForum,
} from './DiscourseService';

/** Calls the Discourse backend over HTTP, on behalf of the caller. */
export class DefaultDiscourseService implements DiscourseService {
  readonly #services: { auth: AuthService; discovery: DiscoveryService };

  constructor(services: { auth: AuthService; discovery: DiscoveryService }) {
    this.#services = services;
  }

  async checkForum(
    request: { id: string; hostname: string; cluster: string },
    options: { credentials: BackstageCredentials },
  ): Promise<{ conflicts: ForumConflict[] }> {
    const response = await this.#post('/registry/check', request, options);
    return response.json();
  }

  async reserveForum(
    request: ForumReservation,
    options: { credentials: BackstageCredentials },
  ): Promise<ReservedForum> {
    const response = await this.#post('/registry/forums', request, options);
    return response.json();
  }

  async activateForum(
    request: { id: string; entityRef: string; location?: string },
    options: { credentials: BackstageCredentials },
  ) {
    const { id, entityRef, location } = request;
    await this.#post(
      `/registry/forums/${encodeURIComponent(id)}/activate`,
      { entityRef, location },
      options,
    );
  }

  async rotateKeys(
    request: {
      id: string;
      cluster: string;
      secret: { namespace: string; name: string };
    },
    options: { credentials: BackstageCredentials },
  ): Promise<{ sealedKeys: { monitor: string; operate: string } }> {
    const { id, ...body } = request;
    const path = `/registry/forums/${encodeURIComponent(id)}/keys`;
    const response = await this.#post(path, body, options);
    return response.json();
  }

  async unregisterForum(
    id: string,
    options: { credentials: BackstageCredentials },
  ) {
    const path = `/registry/forums/${encodeURIComponent(id)}`;
    await callDiscourse(this.#services, { path, method: 'DELETE' }, options);
  }

  async getForum(
    id: string,
    options: { credentials: BackstageCredentials },
  ): Promise<ForumStatus> {
    const path = `/forums/${encodeURIComponent(id)}`;
    const response = await this.#get(path, options);
    return response.json();
  }

  async listForums(
    query: FleetQueryInput,
    options: { credentials: BackstageCredentials },
  ): Promise<FleetPage> {
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    );
    const path = `/forums?${search}`;
    const response = await this.#get(path, options);
    return response.json();
  }

  async checkGroupApplication(
    request: { forumId: string; group: GroupDraft },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<{ faults: DraftFault[] }> {
    const { forumId, ...body } = request;
    const path = `${applicationsOf(forumId)}/check`;
    const response = await this.#post(path, body, options);
    return response.json();
  }

  async applyForGroup(
    request: { forumId: string; group: GroupDraft; justification: string },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<Application> {
    const { forumId, ...body } = request;
    const response = await this.#post(applicationsOf(forumId), body, options);
    return response.json();
  }

  #post(
    path: string,
    body: unknown,
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<Response> {
    return callDiscourse(
      this.#services,
      { path, method: 'POST', body },
      options,
    );
  }

  #get(
    path: string,
    options: { credentials: BackstageCredentials },
  ): Promise<Response> {
    return callDiscourse(this.#services, { path, method: 'GET' }, options);
  }
}

function applicationsOf(forumId: string): string {
  return `/forums/${encodeURIComponent(forumId)}/groups/applications`;
}
