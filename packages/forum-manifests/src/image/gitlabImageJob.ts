import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import {
  buildCommands,
  digestCommands,
  fetchCommands,
  nameCommands,
  pushCommands,
} from './buildCommands';

const DOCKER = '28.5';
const TRIVY_IMAGE = 'docker.io/aquasec/trivy:0.67.2';
const COSIGN_IMAGE = 'ghcr.io/sigstore/cosign/cosign:v2.4.1';

/**
 * Job that builds, scans, signs and proposes an image. Keyless signatures need
 * a public identity that most GitLabs do not have, so a key signs. It asks for
 * the variables REGISTRY_USER, REGISTRY_PASSWORD, COSIGN_PRIVATE_KEY,
 * COSIGN_PASSWORD and FORUM_BOT_TOKEN, a project token that may write.
 */
export function gitlabImageJob(forum: ForumSpec): object {
  const { discourse, gitops } = forum.spec;
  const [registry] = discourse.image.repository.split('/');
  return {
    stage: 'image',
    image: `docker.io/library/docker:${DOCKER}-cli`,
    services: [`docker.io/library/docker:${DOCKER}-dind`],
    variables: {
      DOCKER_TLS_CERTDIR: '/certs',
      DOCKER_CONFIG: '$CI_PROJECT_DIR/.docker',
    },
    resource_group: 'image',
    rules: [
      {
        if: `$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == "${gitops.branch}"`,
      },
      {
        if: `$CI_PIPELINE_SOURCE == "web" && $CI_COMMIT_BRANCH == "${gitops.branch}"`,
      },
      {
        if: `$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == "${gitops.branch}"`,
        changes: ['image/**/*'],
      },
    ],
    script: [
      'apk add --no-cache bash coreutils git go nodejs npm yq-go',
      ...fetchCommands(),
      ...nameCommands(forum),
      ...buildCommands(forum),
      `docker run --rm --volume /var/run/docker.sock:/var/run/docker.sock ${TRIVY_IMAGE} image --severity CRITICAL --ignore-unfixed --exit-code 1 "$TAG"`,
      `echo "$REGISTRY_PASSWORD" | docker login --username "$REGISTRY_USER" --password-stdin ${registry}`,
      ...pushCommands(),
      `docker run --rm --user 0 --volume "$DOCKER_CONFIG:/docker:ro" --env DOCKER_CONFIG=/docker --env COSIGN_PRIVATE_KEY --env COSIGN_PASSWORD ${COSIGN_IMAGE} sign --yes --key env://COSIGN_PRIVATE_KEY "${discourse.image.repository}@$DIGEST"`,
      'export DIGEST',
      ...digestCommands(),
      `git push --push-option merge_request.create --push-option merge_request.target=${gitops.branch} "https://oauth2:$FORUM_BOT_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:$BRANCH"`,
    ],
    after_script: ['docker logout || true', 'rm -rf .docker'],
  };
}
