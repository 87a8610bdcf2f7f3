import type {
  BackstageCredentials,
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { callDiscourse } from '../service/callDiscourse';
import {
  directoryPageSchema,
  type DirectoryPage,
  type DirectoryQuery,
  type ForumDirectory,
} from './ForumDirectory';

/** Asks the Discourse backend over HTTP. */
export class DefaultForumDirectory implements ForumDirectory {
  readonly #services: { auth: AuthService; discovery: DiscoveryService };

  constructor(services: { auth: AuthService; discovery: DiscoveryService }) {
    this.#services = services;
  }

  async listForums(
    query: DirectoryQuery,
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<DirectoryPage> {
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    );
    const response = await callDiscourse(
      this.#services,
      { path: `/directory?${search}`, method: 'GET' },
      options,
    );
    return directoryPageSchema.parse(await response.json());
  }
}
