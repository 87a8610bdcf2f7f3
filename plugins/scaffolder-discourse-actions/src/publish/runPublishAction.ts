import type { Config } from '@backstage/config';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createPublishGithubAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createPublishGitlabAction } from '@backstage/plugin-scaffolder-backend-module-gitlab';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { BRANCH, type ForumRepository } from '../plan/ForumRepository';

/** What a step passes on to Backstage's own action. */
export type PublishContext = Omit<
  ActionContext<JsonObject>,
  'input' | 'output'
>;

/**
 * Makes the repository and pushes the workspace by the action that Backstage
 * has for this host. Protection and topics follow in a step of their own,
 * because these actions can not go on where an earlier run broke off.
 */
export async function runPublishAction(
  repository: ForumRepository,
  options: {
    config: Config;
    integrations: ScmIntegrationRegistry;
    input: { description: string; commitMessage: string };
    context: PublishContext;
  },
): Promise<void> {
  const { config, integrations, input } = options;
  const context = { ...options.context, output: () => {} };
  const common = {
    repoUrl: repository.repoUrl,
    repoVisibility: repository.visibility,
    defaultBranch: BRANCH,
    gitCommitMessage: input.commitMessage,
  };
  const { description } = input;
  switch (repository.hostType) {
    case 'gitea':
      return createPublishGiteaAction({ integrations, config }).handler({
        ...context,
        input: { ...common, description },
      });
    case 'github':
      return createPublishGithubAction({ integrations, config }).handler({
        ...context,
        input: { ...common, description, protectDefaultBranch: false },
      });
    default:
      return createPublishGitlabAction({ integrations, config }).handler({
        ...context,
        input: { ...common, settings: { description } },
      });
  }
}
