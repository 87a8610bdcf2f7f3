import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { printInOrder } from '../yaml/printYaml';
import { pinnedAction, WORKFLOW_NODE_VERSION } from './actions';
import { checkSteps } from './checkCommands';
import type { GitHost } from './gitHost';

/** Workflow of GitHub or Gitea that checks each change of a repository. */
export function checkWorkflow(forum: ForumSpec, host: GitHost): string {
  return printInOrder({
    name: 'check',
    on: {
      pull_request: {},
      push: { branches: [forum.spec.gitops.branch] },
    },
    permissions: { contents: 'read' },
    jobs: {
      check: {
        'runs-on': 'ubuntu-latest',
        steps: [
          {
            uses: pinnedAction(host, 'actions/checkout'),
            with: { 'persist-credentials': false },
          },
          {
            uses: pinnedAction(host, 'actions/setup-node'),
            with: { 'node-version': WORKFLOW_NODE_VERSION },
          },
          {
            uses: pinnedAction(host, 'actions/setup-go'),
            with: { 'go-version': 'stable', cache: false },
          },
          ...checkSteps().map(({ name, commands }) => ({
            name,
            run: commands.join('\n'),
          })),
        ],
      },
    },
  });
}
