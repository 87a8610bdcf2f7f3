import {
  type ForumSpec,
  formatForumSpecFaults,
} from '@backstage-discourse/plugin-discourse-common';
import { parseForumYaml } from '@backstage-discourse/forum-manifests';
import type { ForumFleet, SimulatedForumOptions } from '../fleet';
import type { GitHost, PushEvent } from '../git';
import type { ScenarioName } from '../scenarios';
import { readPortalKeys } from './readPortalKeys';
import { SyncFault } from './SyncFault';

const BRANCH = 'main';
const SPEC_FILE = 'forum.yaml';
const SECRETS_DIR = 'secrets';

/** What became of a repository on the cluster. */
export type SyncStatus = {
  repository: string;
  /** Commit that was looked at last. */
  sha?: string;
} & (
  | { status: 'Synced'; hostname: string; version: string }
  | { status: 'Failed'; error: string }
);

/**
 * Stands in for a cluster with Argo CD, Sealed Secrets and Discourse: a forum
 * repository that is pushed comes up in the fleet as the spec says. Nothing is
 * kept here; after a restart {@link syncAll} finds everything again in Git.
 */
export class SimulatedCluster {
  readonly #fleet: ForumFleet;
  readonly #git: GitHost;
  readonly #privateKeyPem: string;
  readonly #scenarioOf: (forum: string) => ScenarioName;
  readonly #log: (sentence: string) => void;
  readonly #statuses: Map<string, SyncStatus>;
  /** Host name by repository. */
  readonly #deployed = new Map<string, string>();
  #queue: Promise<void> = Promise.resolve();

  constructor(options: {
    fleet: ForumFleet;
    git: GitHost;
    privateKeyPem: string;
    scenarioOf: (forum: string) => ScenarioName;
    log: (sentence: string) => void;
    /** Takes what became of each repository, by its name. */
    statuses: Map<string, SyncStatus>;
  }) {
    this.#fleet = options.fleet;
    this.#git = options.git;
    this.#privateKeyPem = options.privateKeyPem;
    this.#scenarioOf = options.scenarioOf;
    this.#log = options.log;
    this.#statuses = options.statuses;
  }

  /** Deploys what was pushed. Pushes are handled one after the other. */
  onPush({ owner, repo, branch, sha }: PushEvent): Promise<void> {
    return branch === BRANCH ? this.#enqueue(owner, repo, sha) : this.idle();
  }

  /** Deploys every repository of the Git host that was not pushed meanwhile. */
  async syncAll(): Promise<void> {
    await this.idle();
    for (const { owner, repo } of await this.#git.listRepositories()) {
      if (!this.#statuses.has(`${owner}/${repo}`)) {
        await this.#enqueue(owner, repo);
      }
    }
  }

  /** Resolves when every push so far is handled. */
  idle(): Promise<void> {
    return this.#queue;
  }

  #enqueue(owner: string, repo: string, sha?: string): Promise<void> {
    const run = () => this.#sync(owner, repo, sha);
    this.#queue = this.#queue.then(run);
    return this.#queue;
  }

  async #sync(owner: string, repo: string, sha?: string): Promise<void> {
    const repository = `${owner}/${repo}`;
    try {
      const deployed = await this.#deploy({ owner, repo, repository, sha });
      if (deployed) {
        this.#statuses.set(repository, {
          repository,
          sha,
          status: 'Synced',
          ...deployed,
        });
      }
    } catch (error) {
      const reason =
        error instanceof SyncFault ? error.message : 'could not be read';
      this.#statuses.set(repository, {
        repository,
        sha,
        status: 'Failed',
        error: reason,
      });
      this.#log(`${repository}: ${reason}`);
    }
  }

  async #deploy(options: {
    owner: string;
    repo: string;
    repository: string;
    sha?: string;
  }): Promise<{ hostname: string; version: string } | undefined> {
    const { owner, repo, repository, sha } = options;
    const git = this.#git;
    const ref = sha ?? BRANCH;
    const text = await git.readFile(owner, repo, ref, SPEC_FILE);
    if (text === undefined) {
      return undefined;
    }
    const result = parseForumYaml(text);
    if (!result.ok) {
      throw new SyncFault(
        SPEC_FILE,
        `is not valid: ${formatForumSpecFaults(result.faults).replace(
          /\n/g,
          '; ',
        )}`,
      );
    }
    const { spec } = result;
    const paths = await git.listFiles(owner, repo, ref, SECRETS_DIR);
    const files = await Promise.all(
      paths
        .filter(path => /\.ya?ml$/.test(path))
        .map(async path => ({
          path,
          content: (await git.readFile(owner, repo, ref, path)) ?? '',
        })),
    );
    const keys = readPortalKeys({
      forum: spec.metadata.name,
      files,
      privateKeyPem: this.#privateKeyPem,
    });
    this.#install(
      repository,
      this.#forumOf(spec, keys, await git.beganAt(owner, repo)),
    );
    return {
      hostname: spec.spec.hostname,
      version: spec.spec.discourse.version,
    };
  }

  #forumOf(
    { metadata, spec }: ForumSpec,
    keys: SimulatedForumOptions['keys'],
    beganAt: number | undefined,
  ): SimulatedForumOptions {
    const scenario = this.#scenarioOf(metadata.name);
    return {
      hostname: spec.hostname,
      title: spec.title,
      version: spec.discourse.version,
      scenario,
      keys,
      // Only a forum that is new began with its repository.
      createdAt: scenario === 'new' ? beganAt : undefined,
      sidekiqMode: spec.sidekiq.mode === 'unified' ? 'unified' : 'separate',
      backupFrequencyDays: spec.backups.frequencyDays,
      maximumBackups: spec.backups.keep,
    };
  }

  /** One repository has one forum; a new host name is a move. */
  #install(repository: string, forum: SimulatedForumOptions): void {
    const { hostname } = forum;
    const before = this.#deployed.get(repository);
    if (before === hostname) {
      this.#fleet.updateForum(forum);
      return;
    }
    if (this.#fleet.hasForum(hostname)) {
      throw new SyncFault(
        `spec.hostname of ${SPEC_FILE}`,
        `'${hostname}' belongs to another forum; choose another host name`,
      );
    }
    if (before !== undefined) {
      this.#fleet.removeForum(before);
    }
    this.#fleet.addForum(forum);
    this.#deployed.set(repository, hostname);
  }
}
