import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  FleetPage,
  FleetQueryInput,
  ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  DiscourseService,
  ForumConflict,
  ForumReservation,
  ReservedForum,
} from './DiscourseService';

/** Calls the Discourse backend over HTTP, on behalf of the caller. */
export class DefaultDiscourseService implements DiscourseService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
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
    request: { id: string; entityRef: string },
    options: { credentials: BackstageCredentials },
  ) {
    const { id, entityRef } = request;
    await this.#post(
      `/registry/forums/${encodeURIComponent(id)}/activate`,
      { entityRef },
      options,
    );
  }

  async getForum(
    id: string,
    options: { credentials: BackstageCredentials },
  ): Promise<ForumStatus> {
    const path = `/forums/${encodeURIComponent(id)}`;
    const response = await this.#send(path, { method: 'GET' }, options);
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
    const response = await this.#send(path, { method: 'GET' }, options);
    return response.json();
  }

  #post(
    path: string,
    body: unknown,
    options: { credentials: BackstageCredentials },
  ): Promise<Response> {
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    return this.#send(path, request, options);
  }

  async #send(
    path: string,
    request: {
      method: string;
      headers?: Record<string, string>;
      body?: string;
    },
    options: { credentials: BackstageCredentials },
  ): Promise<Response> {
    const baseUrl = await this.#discovery.getBaseUrl('discourse');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: 'discourse',
    });
    const response = await fetch(`${baseUrl}${path}`, {
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${token}` },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
