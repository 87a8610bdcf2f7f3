import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { hasOwnImage } from '../image/imageFiles';
import { gitHost, type GitHost } from '../workflow/gitHost';
import { markdownTable } from './markdown';

const REGISTRY: [string, string][] = [
  ['`REGISTRY_USER`, `REGISTRY_PASSWORD`', 'who may push to the registry'],
];
const SIGNING: [string, string][] = [
  [
    '`COSIGN_PRIVATE_KEY`, `COSIGN_PASSWORD`',
    'the key that signs, from `cosign generate-key-pair`',
  ],
];

/** What a person gives to the workflow that builds the image. */
const NEEDS: Record<GitHost, { where: string; values: [string, string][] }> = {
  github: {
    where:
      'secrets of the repository; without them the workflow’s own token pushes, which fits ghcr.io. Signatures are keyless: they name this repository and its workflow',
    values: REGISTRY,
  },
  gitlab: {
    where:
      'masked, protected CI/CD variables, and a runner that may run Docker in Docker; a pipeline schedule builds each week',
    values: [
      ...REGISTRY,
      ...SIGNING,
      [
        '`FORUM_BOT_TOKEN`',
        'project access token with `write_repository`, for the merge request of the digest',
      ],
    ],
  },
  gitea: {
    where:
      'secrets of the repository, and a runner with a Docker socket; without the registry’s the workflow’s own token pushes',
    values: [...REGISTRY, ...SIGNING],
  },
};

/** What the workflows of this repository need before they run. */
export function workflowNeeds(forum: ForumSpec): string[] {
  if (!hasOwnImage(forum)) {
    return [];
  }
  const { where, values } = NEEDS[gitHost(forum)];
  return [
    '## What the workflow needs',
    `These are ${where}.`,
    markdownTable(['Name', 'What it is'], values),
  ];
}
