import { isError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  BRANCH,
  type ForumRepository,
  type RepositorySettings,
} from '../plan/ForumRepository';
import { listHostCalls, type HostCall } from './listHostCalls';
import { getGitCredentials } from './RepositoryRemote';

const TIMEOUT_MS = 20_000;
/** The host, its plan or the portal's account does not offer it. */
const NOT_OFFERED = [403, 404, 405, 501];
/** It is there already. */
const ALREADY = [409, 422];

/**
 * Sets topics and protects the branch. Each call may be made again; what a
 * host does not offer becomes a sentence for the log, not a failure: the
 * repository is published either way.
 */
export class RepositorySettler {
  readonly #integrations: ScmIntegrationRegistry;

  constructor(options: { integrations: ScmIntegrationRegistry }) {
    this.#integrations = options.integrations;
  }

  /** Gives a sentence for each thing that could not be set. */
  async settle(
    repository: ForumRepository,
    options: { settings: RepositorySettings },
  ): Promise<string[]> {
    const calls = listHostCalls(repository, {
      ...options,
      integrations: this.#integrations,
      credentials: await getGitCredentials(repository, {
        integrations: this.#integrations,
      }),
      branch: BRANCH,
    });
    const notes: string[] = [];
    for (const call of calls) {
      const fault = await this.#send(call);
      if (fault) {
        notes.push(
          `${repository.remoteUrl} has no ${call.purpose}: ${fault}; set it there by hand`,
        );
      }
    }
    return notes;
  }

  async #send(call: HostCall): Promise<string | undefined> {
    try {
      const response = await fetch(call.url, {
        method: call.method,
        headers: { ...call.headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(call.body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      if (response.ok || ALREADY.includes(response.status)) {
        return undefined;
      }
      return NOT_OFFERED.includes(response.status)
        ? `the host does not offer it to the portal (${response.status})`
        : `the host answers ${response.status}`;
    } catch (error) {
      return `the host did not answer (${
        isError(error) ? error.name : 'unknown'
      })`;
    }
  }
}
