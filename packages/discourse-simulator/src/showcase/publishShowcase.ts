import {
  renderForum,
  sealedSecretFile,
  sealValue,
  secretsKustomization,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { GitHost } from '../git';
import { buildShowcaseSpec } from './buildShowcaseSpec';
import type { PortalKeyRing, PortalKeys } from './PortalKeyRing';
import { showcaseForums } from './showcaseForums';
import { showcaseGroupFiles } from './showcaseGroups';

/** Owner of the forum repositories. */
export const FORUMS_OWNER = 'forums';

const AUTHOR = { name: 'Forums portal', email: 'portal@forums.localhost' };

function repositoryFiles(
  spec: ForumSpec,
  options: { keys: PortalKeys; certificatePem: string; at: number },
): { path: string; content: string }[] {
  const { keys, certificatePem, at } = options;
  const namespace = spec.metadata.name;
  const name = `${namespace}-portal-keys`;
  const seal = (value: string) =>
    sealValue({ certificatePem, value, label: `${namespace}/${name}` });
  const secret = sealedSecretFile({
    namespace,
    name,
    encryptedData: {
      monitor: seal(keys.monitor),
      operate: seal(keys.operate),
    },
  });
  const added = [
    secret,
    secretsKustomization([secret]),
    ...showcaseGroupFiles(spec, { at }),
  ];
  return [
    ...renderForum(spec).filter(
      file => !added.some(other => other.path === file.path),
    ),
    ...added,
  ];
}

/**
 * Makes the repositories of the showcase that are not there yet. What people
 * changed in the others stays.
 */
export async function publishShowcase(options: {
  git: GitHost;
  keyRing: PortalKeyRing;
  certificatePem: string;
  clock: () => number;
}): Promise<void> {
  const { git, keyRing, certificatePem, clock } = options;
  const known = await git.listRepositories();
  for (const forum of showcaseForums) {
    const repo = forum.name;
    if (
      known.some(other => other.owner === FORUMS_OWNER && other.repo === repo)
    ) {
      continue;
    }
    const spec = buildShowcaseSpec(forum, {
      repositoryUrl: git.cloneUrl(FORUMS_OWNER, repo),
      at: clock(),
    });
    const files = repositoryFiles(spec, {
      keys: keyRing.keysOf(repo),
      certificatePem,
      at: clock(),
    });
    await git.createRepository({
      owner: FORUMS_OWNER,
      repo,
      message: `Create the forum ${forum.title}`,
      author: AUTHOR,
      files: files.map(({ path, content }) => ({
        path,
        content: Buffer.from(content),
      })),
    });
  }
}
