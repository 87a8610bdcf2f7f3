import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  findRefusedChanges,
  parseForumYaml,
  recutRepository,
  renderForum,
  RENDERER_VERSION,
} from '@backstage-discourse/forum-manifests';
import {
  formatForumSpecFaults,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type { RepositoryState } from '../repository/RepositoryState';
import type { ChangePlan } from './ChangePlan';
import { describeChange } from './describeChange';
import { diffResources } from './diffResources';
import type { RepositoryEdit } from './RepositoryEdit';

/** Path of the desired state. */
export const FORUM_YAML = 'forum.yaml';

/** What planning needs besides the edit. */
export interface PlanChangeOptions {
  state: RepositoryState;
  /** Last renders of files that people changed, from the history. */
  bases: ReadonlyMap<string, string>;
}

/** Reads a forum.yaml, or names every fault in it. */
export function requireForumYaml(
  text: string | undefined,
  options: { where: string },
): ForumSpec {
  const { where } = options;
  if (text === undefined) {
    throw new InputError(
      `${where} must hold '${FORUM_YAML}'; adopt the forum first`,
    );
  }
  const result = parseForumYaml(text);
  if (!result.ok) {
    throw new InputError(
      `'${FORUM_YAML}' of ${where} is not valid:\n${formatForumSpecFaults(
        result.faults,
      )}`,
    );
  }
  return result.spec;
}

function apply(
  texts: Map<string, string>,
  changes: Iterable<readonly [string, string | undefined]>,
) {
  for (const [path, content] of changes) {
    if (content === undefined) {
      texts.delete(path);
    } else {
      texts.set(path, content);
    }
  }
}

function hashContents(contents: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const path of [...contents.keys()].sort()) {
    const content = contents.get(path) ?? Buffer.alloc(0);
    hash.update(`${Buffer.byteLength(path)}:${path}${content.length}:`);
    hash.update(content);
  }
  return hash.digest('hex');
}

/**
 * Plans an edit: the new desired state is rendered and merged into what the
 * repository holds, so that nothing that people changed by hand is lost.
 */
export function planChange(
  edit: RepositoryEdit,
  options: PlanChangeOptions,
): ChangePlan {
  const { state, bases } = options;
  const texts = new Map(state.texts);
  const oldText = texts.get(FORUM_YAML);
  const before =
    oldText === undefined
      ? undefined
      : requireForumYaml(oldText, { where: 'the repository' });
  if (edit.forumYaml !== undefined) {
    texts.set(FORUM_YAML, edit.forumYaml);
  }
  apply(texts, edit.files ?? []);
  const spec = requireForumYaml(texts.get(FORUM_YAML), {
    where: 'the changed repository',
  });
  const recut = recutRepository({
    files: texts,
    bases,
    rendered: renderForum(spec),
    label: `renderer ${RENDERER_VERSION}`,
  });
  apply(
    texts,
    recut.changes.map(({ path, content }) => [path, content]),
  );

  const contents = new Map(state.contents);
  const paths = new Set([...texts.keys(), ...state.texts.keys()]);
  const changedPaths = [...paths]
    .filter(path => texts.get(path) !== state.texts.get(path))
    .sort();
  for (const path of changedPaths) {
    const text = texts.get(path);
    if (text === undefined) {
      contents.delete(path);
    } else {
      contents.set(path, Buffer.from(text));
    }
  }
  return {
    baseCommit: state.commit,
    spec,
    contents,
    changedPaths,
    needsHand: recut.needsHand,
    treeHash: hashContents(contents),
    description: describeChange({
      before,
      after: spec,
      resources: diffResources(state.texts, texts),
      changedPaths,
      needsHand: recut.needsHand,
      refused: findRefusedChanges(state.texts, texts),
      notes: edit.notes ?? [],
      unchecked: edit.unchecked ?? [],
    }),
  };
}
