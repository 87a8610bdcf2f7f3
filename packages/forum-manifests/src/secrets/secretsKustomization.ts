import type { RenderedFile } from '../render/RenderedFile';
import { KUSTOMIZATION, printKustomization } from '../repository/kustomization';

/**
 * `secrets/kustomization.yaml` for the files that `secrets/` holds. The
 * render leaves it empty; whoever adds a sealed secret writes it anew, so that
 * the overlay builds with none, some or all of them.
 *
 * @public
 */
export function secretsKustomization(files: RenderedFile[]): RenderedFile {
  const names = files
    .map(({ path }) => /^secrets\/([^/]+\.yaml)$/.exec(path)?.[1])
    .filter(name => name !== undefined && name !== KUSTOMIZATION);
  return {
    path: `secrets/${KUSTOMIZATION}`,
    content: printKustomization([...new Set(names)].map(String)),
  };
}
