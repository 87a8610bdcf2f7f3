import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  renderForum,
  requiredSecrets,
  sealedSecretFile,
  sealValue,
  secretsKustomization,
  type RenderedFile,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { readObjects, type ClusterObject } from './ClusterObject';
import type { OverlayBuilder } from './OverlayBuilder';

/** The stages that Flux applies one after the other, by their dependencies. */
const FLUX_STAGES = ['data', 'migrate', 'app', 'finish'];

/** Sealed files for all secrets of a forum, as the portal commits them. */
function sealedFiles(
  forum: ForumSpec,
  options: { certificatePem: string },
): RenderedFile[] {
  if (forum.spec.secrets.provider !== 'sealed-secrets') {
    return [];
  }
  const files = requiredSecrets(forum).map(({ namespace, name, keys }) =>
    sealedSecretFile({
      namespace,
      name,
      encryptedData: Object.fromEntries(
        keys.map(({ key }) => [
          key,
          sealValue({
            ...options,
            value: `a value of ${key}`,
            label: `${namespace}/${name}`,
          }),
        ]),
      ),
    }),
  );
  return [...files, secretsKustomization(files)];
}

/** The repository of one forum on the disk, built as a GitOps tool builds it. */
export class ForumRepository {
  readonly forum: ForumSpec;
  readonly #folder: string;
  readonly #builder: OverlayBuilder;

  constructor(
    forum: ForumSpec,
    options: {
      folder: string;
      certificatePem: string;
      builder: OverlayBuilder;
    },
  ) {
    this.forum = forum;
    this.#folder = options.folder;
    this.#builder = options.builder;
    for (const { path, content } of [
      ...renderForum(forum),
      ...sealedFiles(forum, options),
    ]) {
      mkdirSync(dirname(join(options.folder, path)), { recursive: true });
      writeFileSync(join(options.folder, path), content);
    }
  }

  /** What the platform applies once, so that the GitOps tool takes over. */
  gitOpsObjects(): Promise<ClusterObject[]> {
    return this.#build(
      this.forum.spec.gitops.tool === 'flux' ? 'flux' : 'argocd',
    );
  }

  /** The overlays that the GitOps tool builds, in their order. */
  async overlays(): Promise<ClusterObject[][]> {
    const paths =
      this.forum.spec.gitops.tool === 'flux'
        ? FLUX_STAGES.map(stage => `overlays/production/${stage}`)
        : ['overlays/production'];
    return Promise.all(paths.map(path => this.#build(path)));
  }

  async #build(path: string): Promise<ClusterObject[]> {
    return readObjects(await this.#builder.build(join(this.#folder, path)));
  }
}
