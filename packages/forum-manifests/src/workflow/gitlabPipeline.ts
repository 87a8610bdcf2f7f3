import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { gitlabImageJob } from '../image/gitlabImageJob';
import { printInOrder } from '../yaml/printYaml';
import { WORKFLOW_NODE_VERSION } from './actions';
import { checkSteps } from './checkCommands';

/** Pipeline of GitLab: checks each change, and builds the image if there is one. */
export function gitlabPipeline(
  forum: ForumSpec,
  options: { ownImage: boolean },
): string {
  const { branch } = forum.spec.gitops;
  return printInOrder({
    stages: ['check', 'image'],
    check: {
      stage: 'check',
      image: `docker.io/library/node:${WORKFLOW_NODE_VERSION}-alpine`,
      rules: [
        { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
        { if: `$CI_COMMIT_BRANCH == "${branch}"` },
      ],
      script: [
        'apk add --no-cache git go',
        ...checkSteps().flatMap(({ commands }) => commands),
      ],
    },
    ...(options.ownImage ? { image: gitlabImageJob(forum) } : {}),
  });
}
