import { formatForumSpecFaults } from '@backstage-discourse/plugin-discourse-common';
import { checkGroups } from '../groups/checkGroups';
import { parseForumYaml } from '../forumYaml/parseForumYaml';
import { isKeptBase } from '../recut/basesFolder';
import { renderForum } from '../render/renderForum';
import type { RenderedFile } from '../render/RenderedFile';
import { forumNames } from '../manifests/names';
import type { CheckFault } from './CheckFault';
import { checkRenderer } from './checkRenderer';
import { checkSecrets } from './checkSecrets';
import { firstDifference } from './firstDifference';
import {
  FORUM_YAML,
  isOwnedByPeople,
  OVERLAY_KUSTOMIZATION,
  RENDERED_FOLDERS,
} from './ownership';
import { renderedFix, strayFix } from './renderedFix';

/** The repository to check. @public */
export interface CheckRepositoryOptions {
  /** Texts by path, with forward slashes, for all files of the repository. */
  files: ReadonlyMap<string, string>;
}

function checkRendered(
  rendered: RenderedFile[],
  files: ReadonlyMap<string, string>,
): CheckFault[] {
  return rendered
    .filter(({ path }) => !isOwnedByPeople(path))
    .flatMap(({ path, content }) => {
      const found = files.get(path);
      if (found === undefined) {
        return {
          file: path,
          message: 'is missing',
          fix: "Run 'forum render', which writes it; to do without the object, delete it by a patch in 'overlays/production'",
        };
      }
      if (found === content) {
        return [];
      }
      return {
        file: path,
        message: `differs from its render at ${firstDifference(
          found,
          content,
        )}`,
        fix: renderedFix(path),
      };
    });
}

function checkStrays(
  rendered: RenderedFile[],
  files: ReadonlyMap<string, string>,
): CheckFault[] {
  const expected = new Set(rendered.map(({ path }) => path));
  return [...files.keys()]
    .filter(path => RENDERED_FOLDERS.some(folder => path.startsWith(folder)))
    .filter(path => !expected.has(path) && !isKeptBase(path))
    .map(file => ({
      file,
      message: 'is not part of the render, so nothing keeps it right',
      fix: strayFix(file),
    }));
}

function checkOverlay(files: ReadonlyMap<string, string>): CheckFault[] {
  if (files.has(OVERLAY_KUSTOMIZATION)) {
    return [];
  }
  return [
    {
      file: OVERLAY_KUSTOMIZATION,
      message: 'is missing, so nothing is deployed',
      fix: "Run 'forum render', which writes it when it is missing",
    },
  ];
}

/**
 * Compares a repository with the render of its `forum.yaml`. `forum.yaml`,
 * `overlays/`, `groups/` and `secrets/` belong to people and are not compared,
 * but `groups/` must make sense and `secrets/` hold nothing in plain text. A
 * repository that another version of the renderer wrote has that one fault
 * instead of all its differences. Faults come sorted by file.
 *
 * @public
 */
export function checkRepository(options: CheckRepositoryOptions): CheckFault[] {
  const { files } = options;
  const text = files.get(FORUM_YAML);
  if (text === undefined) {
    return [
      {
        file: FORUM_YAML,
        message: 'is missing',
        fix: 'Restore it from the history of the repository, or run this in the folder that holds it',
      },
    ];
  }
  const result = parseForumYaml(text);
  if (!result.ok) {
    return result.faults.map(fault => ({
      file: FORUM_YAML,
      message: formatForumSpecFaults([fault]),
      fix: `Correct the field; 'forum explain ${fault.field}' says what it takes`,
    }));
  }

  const otherRenderer = checkRenderer(files);
  const rendered = renderForum(result.spec);
  const { namespace } = forumNames(result.spec);
  const faults = [
    ...(otherRenderer
      ? [otherRenderer]
      : [...checkRendered(rendered, files), ...checkStrays(rendered, files)]),
    ...checkOverlay(files),
    ...checkSecrets(files, { namespace }),
    ...checkGroups(files),
  ];
  return faults.sort((a, b) => {
    if (a.file === b.file) {
      return 0;
    }
    return a.file < b.file ? -1 : 1;
  });
}
