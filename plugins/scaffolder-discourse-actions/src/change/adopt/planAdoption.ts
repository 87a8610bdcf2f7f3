import { ConflictError, InputError } from '@backstage/errors';
import type { AdoptedForum } from '@backstage-discourse/forum-manifests';
import { formatForumSpecFaults } from '@backstage-discourse/plugin-discourse-common';
import type { OpenRepository } from '../plan/ChangePlanner';
import { FORUM_YAML } from '../plan/planChange';
import type { RepositoryEdit } from '../plan/RepositoryEdit';

type Tree = Record<string, unknown>;

function group(tree: Tree, name: string): Tree {
  const value = tree[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : {};
}

/** Fields below spec, with what the portal itself knows of the forum. */
function fillIn(answers: Tree, { forum }: OpenRepository): Tree {
  const { id, repository } = forum;
  return {
    metadata: { name: id },
    spec: {
      ...answers,
      gitops: {
        ...group(answers, 'gitops'),
        repositoryUrl: `${repository.pageUrl}.git`,
        branch: repository.branch,
      },
    },
  };
}

/** The adoption of a chart's values as an edit of the repository they are in. */
export function planAdoption(
  opened: OpenRepository,
  options: { adopt: (answers: Tree) => AdoptedForum; answers: Tree },
): RepositoryEdit {
  const { adopt, answers } = options;
  if (opened.state.texts.has(FORUM_YAML)) {
    throw new ConflictError(
      `The repository has a '${FORUM_YAML}' already; the forum is adopted`,
    );
  }
  const adopted = adopt(fillIn(answers, opened));
  if (adopted.missing.length > 0) {
    throw new InputError(
      `The values leave fields open; give them in 'answers':\n${formatForumSpecFaults(
        adopted.missing,
      )}`,
    );
  }
  const { carried, left } = adopted;
  return {
    forumYaml: adopted.forumYaml,
    files: new Map([
      ['ADOPTION.md', adopted.report],
      ['MIGRATION.md', adopted.runbook],
    ]),
    notes: [
      `${carried.length} values of the chart are carried over, ${left.length} stay behind; \`ADOPTION.md\` says why for each.`,
      'Nothing moves by this merge: `MIGRATION.md` is the way from the chart to this repository, and back.',
    ],
    unchecked: ['whether the values file is what really runs'],
  };
}
