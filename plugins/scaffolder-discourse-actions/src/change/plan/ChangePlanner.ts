import type {
  BackstageCredentials,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { ForumAccess, ManagedForum } from '../access/ForumAccess';
import type { ChangeHost } from '../hosts/ChangeHost';
import type { ChangeHosts } from '../hosts/ChangeHosts';
import { findBases } from '../repository/findBases';
import {
  readRepositoryState,
  type RepositoryState,
} from '../repository/RepositoryState';
import type { ChangePlan } from './ChangePlan';
import { FORUM_YAML, planChange, requireForumYaml } from './planChange';
import type { RepositoryEdit } from './RepositoryEdit';

/** Who asks for a change, and with which right. */
export interface OpenChangeOptions {
  credentials: BackstageCredentials;
  permission: ResourcePermission;
  signal?: AbortSignal;
}

/** A forum's repository as it is now, ready to be changed. */
export interface OpenRepository {
  forum: ManagedForum;
  host: ChangeHost;
  state: RepositoryState;
}

/** The same, with the desired state that it holds. */
export interface OpenForum extends OpenRepository {
  spec: ForumSpec;
  /** Text of `forum.yaml`. */
  forumYaml: string;
}

/** Plans changes of what a forum's repository holds now. Writes nothing. */
export class ChangePlanner {
  readonly #access: ForumAccess;
  readonly #hosts: ChangeHosts;
  readonly #urlReader: UrlReaderService;

  constructor(options: {
    access: ForumAccess;
    hosts: ChangeHosts;
    urlReader: UrlReaderService;
  }) {
    this.#access = options.access;
    this.#hosts = options.hosts;
    this.#urlReader = options.urlReader;
  }

  /** Reads a repository that need not hold a forum yet. */
  async openRepository(
    entityRef: string,
    options: OpenChangeOptions,
  ): Promise<OpenRepository> {
    const { credentials, permission, signal } = options;
    const forum = await this.#access.open(entityRef, { credentials });
    await this.#access.authorize(forum.entityRef, { credentials, permission });
    const host = this.#hosts.open(forum.repository, { signal });
    const state = await readRepositoryState(forum.repository, {
      host,
      urlReader: this.#urlReader,
    });
    return { forum, host, state };
  }

  /** Reads the repository of a forum; its `forum.yaml` must be that forum's. */
  async open(
    entityRef: string,
    options: OpenChangeOptions,
  ): Promise<OpenForum> {
    const repository = await this.openRepository(entityRef, options);
    const { forum, state } = repository;
    const { pageUrl } = forum.repository;
    const forumYaml = state.texts.get(FORUM_YAML);
    const spec = requireForumYaml(forumYaml, { where: pageUrl });
    requireSameForum(spec, { forum });
    return { ...repository, spec, forumYaml: forumYaml ?? '' };
  }

  async plan(
    edit: RepositoryEdit,
    { state, host, forum }: OpenRepository,
  ): Promise<ChangePlan> {
    const plan = planChange(edit, {
      state,
      bases: await findBases(state, { host }),
    });
    requireSameForum(plan.spec, { forum });
    return plan;
  }
}

/** An entity could name any repository; only its own says the same. */
function requireSameForum(
  { metadata, spec }: ForumSpec,
  { forum }: { forum: ManagedForum },
): void {
  const { id, repository } = forum;
  const plain = (url: string) => url.replace(/(\.git)?\/*$/, '').toLowerCase();
  if (metadata.name !== id) {
    throw new InputError(
      `'metadata.name' in '${FORUM_YAML}' of ${repository.pageUrl} must be '${id}', not '${metadata.name}'`,
    );
  }
  if (plain(spec.gitops.repositoryUrl) !== plain(repository.pageUrl)) {
    throw new InputError(
      `'spec.gitops.repositoryUrl' in '${FORUM_YAML}' must be ${repository.pageUrl}.git, where the catalog finds the forum`,
    );
  }
}
