import type { Config } from '@backstage/config';
import { treeHash } from '@backstage-discourse/forum-manifests';
import { renderRepository } from '../render/renderRepository';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import { buildForumSpec } from './buildForumSpec';
import { describeForum } from './describeForum';
import type { FormFault } from './FormFault';
import type { ForumForm } from './forumForm';
import type { ForumPlan } from './ForumPlan';
import {
  readRepositorySettings,
  type ForumRepository,
} from './ForumRepository';

/** A plan of which nobody else has been asked yet. */
export type ForumDraft = Omit<ForumPlan, 'published'>;

function readForumUrl(config: Config, hostname: string): string {
  const template =
    config.getOptionalString('discourse.forumAddress') ?? 'https://{hostname}';
  return template.replaceAll('{hostname}', hostname);
}

/** Builds and renders a forum from a form without faults. */
export function draftForum(
  form: ForumForm,
  options: {
    cluster: ForumCluster;
    config: Config;
    repository: ForumRepository;
  },
): { ok: true; draft: ForumDraft } | { ok: false; faults: FormFault[] } {
  const { cluster, config, repository } = options;
  const built = buildForumSpec(form, {
    cluster,
    repositoryUrl: repository.remoteUrl,
    repositoryHost: repository.hostType,
  });
  if (!built.ok) {
    return built;
  }
  const { spec } = built;
  const { codeOwners } = readRepositorySettings(config);
  const { groups } = form;
  const files = renderRepository(spec, { codeOwners, groups });
  return {
    ok: true,
    draft: {
      spec,
      repository,
      groups,
      files,
      forumUrl: readForumUrl(config, form.hostname),
      treeHash: treeHash(files),
      summary: describeForum(spec, {
        fileCount: files.length,
        remoteUrl: repository.remoteUrl,
      }),
    },
  };
}
