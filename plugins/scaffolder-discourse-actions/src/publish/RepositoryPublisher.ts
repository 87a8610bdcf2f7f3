import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ConflictError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { initRepoAndPush } from '@backstage/plugin-scaffolder-node';
import type { RenderedFile } from '@backstage-discourse/forum-manifests';
import { comparePublished, readPublished } from '../plan/comparePublished';
import { BRANCH, type ForumRepository } from '../plan/ForumRepository';
import { getGitCredentials, readRemoteState } from './RepositoryRemote';
import { runPublishAction, type PublishContext } from './runPublishAction';

const COMMIT_MESSAGE = 'Create the forum';

/** How a repository came to hold the forum. */
export type PublishOutcome =
  /** Made and pushed now. */
  | 'created'
  /** An empty repository was there, from a push that failed; pushed now. */
  | 'completed'
  /** An earlier run had published this very forum; nothing was written. */
  | 'adopted';

/** Brings a workspace to its repository, exactly once. */
export class RepositoryPublisher {
  readonly #config: Config;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #urlReader: UrlReaderService;

  constructor(options: {
    config: Config;
    integrations: ScmIntegrationRegistry;
    urlReader: UrlReaderService;
  }) {
    this.#config = options.config;
    this.#integrations = options.integrations;
    this.#urlReader = options.urlReader;
  }

  /**
   * Publishes through Backstage's own action where the repository does not
   * exist. Where it does, it is taken over if it is empty or holds this very
   * forum, and refused otherwise. Writes no second commit, ever.
   */
  async publish(
    repository: ForumRepository,
    options: {
      files: readonly RenderedFile[];
      description: string;
      context: PublishContext;
    },
  ): Promise<PublishOutcome> {
    const { files, description, context } = options;
    const credentials = await getGitCredentials(repository, {
      integrations: this.#integrations,
    });
    const { remoteUrl } = repository;
    const state = await readRemoteState(remoteUrl, { credentials });
    switch (state) {
      case 'absent':
        await runPublishAction(repository, {
          config: this.#config,
          integrations: this.#integrations,
          input: { description, commitMessage: COMMIT_MESSAGE },
          context,
        });
        return 'created';
      case 'empty':
        await this.#push(repository, { ...context, credentials });
        return 'completed';
      default:
        await this.#requireSame(repository, { files });
        return 'adopted';
    }
  }

  async #push(
    { remoteUrl }: ForumRepository,
    options: {
      workspacePath: string;
      logger: LoggerService;
      credentials: { username: string; password: string };
    },
  ): Promise<void> {
    const author = this.#config.getOptionalConfig('scaffolder.defaultAuthor');
    await initRepoAndPush({
      dir: options.workspacePath,
      remoteUrl,
      auth: options.credentials,
      logger: options.logger,
      defaultBranch: BRANCH,
      commitMessage:
        this.#config.getOptionalString('scaffolder.defaultCommitMessage') ??
        COMMIT_MESSAGE,
      gitAuthorInfo: {
        name: author?.getOptionalString('name'),
        email: author?.getOptionalString('email'),
      },
    });
  }

  async #requireSame(
    repository: ForumRepository,
    options: { files: readonly RenderedFile[] },
  ): Promise<void> {
    const found = comparePublished(
      options.files,
      await readPublished(repository, { urlReader: this.#urlReader }),
    );
    if (found.kind === 'same') {
      return;
    }
    const holder =
      found.kind === 'other'
        ? found.holder
        : 'something that is no forum of this portal';
    throw new ConflictError(
      `The repository ${repository.remoteUrl} exists and holds ${holder}; nothing was written to it. Choose another name, or move that repository away`,
    );
  }
}
