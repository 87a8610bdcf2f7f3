import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { VERSIONS } from '../manifests/versions';
import { forumCommand } from '../workflow/checkCommands';

// The templates that know discourseBaseImage, and launcher 2.3.4.
const TEMPLATES_COMMIT = 'e071c2c8ebf8a93c1fba4e16fbb7168a2a9201bd';
const LAUNCHER_COMMIT = 'b3aad870afe9d01ae6cef6214e354c1c0e4811eb';
const BUILD_PASSWORD = 'only-for-this-build';

function sources(folder: string, repository: string, commit: string): string[] {
  return [
    `git init --quiet ${folder}`,
    `git -C ${folder} fetch --quiet --depth 1 https://github.com/discourse/${repository} ${commit}`,
    `git -C ${folder} checkout --quiet FETCH_HEAD`,
  ];
}

/** Fetches the templates and the builder at the commits they are pinned to. */
export function fetchCommands(): string[] {
  return [
    ...sources('docker', 'discourse_docker', TEMPLATES_COMMIT),
    ...sources('launcher', 'launcher', LAUNCHER_COMMIT),
    '(cd launcher/v2 && CGO_ENABLED=0 go build -trimpath -o ../../docker/forum-launcher .)',
  ];
}

/** Names the image in `TAG` by what goes into it. */
export function nameCommands({ spec }: ForumSpec): string[] {
  return [
    `inputs=$( (cat image/forum.yml; echo ${TEMPLATES_COMMIT} ${LAUNCHER_COMMIT}) | sha256sum | cut -c 1-12)`,
    `TAG="${spec.discourse.image.repository}:${spec.discourse.version}-$inputs"`,
  ];
}

/**
 * Where the build finds the throw-away services, as the launcher's own
 * configuration has it. It never bakes these; the cluster tells the pods.
 */
function buildEnvironment({ spec }: ForumSpec): string {
  const environment = {
    DISCOURSE_HOSTNAME: spec.hostname,
    DISCOURSE_DB_SOCKET: '',
    DISCOURSE_DB_NAME: 'discourse',
    DISCOURSE_DB_USERNAME: 'discourse',
    DISCOURSE_DB_PASSWORD: BUILD_PASSWORD,
  };
  return [
    ...Object.entries(environment).map(
      ([name, value]) => `.env.${name} = "${value}"`,
    ),
    ...['DISCOURSE_DB_HOST', 'DISCOURSE_REDIS_HOST'].map(
      name => `.env.${name} = strenv(HOST_ADDRESS)`,
    ),
  ].join(' | ');
}

/** Builds `$TAG` with compiled assets, by means of throw-away services. */
export function buildCommands(forum: ForumSpec): string[] {
  return [
    // What a failed build left behind would keep the names and ports.
    'docker rm --force build-database build-valkey 2> /dev/null || true',
    // Differs where Docker runs inside Docker.
    "export HOST_ADDRESS=$(docker network inspect bridge --format '{{(index .IPAM.Config 0).Gateway}}')",
    `docker run --detach --rm --name build-database --publish "$HOST_ADDRESS":5432:5432 --env POSTGRES_DB=discourse --env POSTGRES_USER=discourse --env POSTGRES_PASSWORD=${BUILD_PASSWORD} docker.io/pgvector/pgvector:pg${VERSIONS.postgresMajor}`,
    `docker run --detach --rm --name build-valkey --publish "$HOST_ADDRESS":6379:6379 ${VERSIONS.valkeyImage}`,
    'timeout 60 sh -c "until docker exec build-database pg_isready --username discourse --host 127.0.0.1; do sleep 1; done"',
    'mkdir -p docker/containers',
    `yq '${buildEnvironment(
      forum,
    )}' image/forum.yml > docker/containers/forum.yml`,
    'cd docker',
    './forum-launcher build --tag "$TAG" forum',
    './forum-launcher migrate --tag "$TAG" forum',
    './forum-launcher configure --source-tag "$TAG" --tag "$TAG" forum',
    'cd ..',
    'docker stop build-database build-valkey',
  ];
}

/** Pushes `$TAG` and learns its `DIGEST`. */
export function pushCommands(): string[] {
  return [
    'docker push "$TAG"',
    'DIGEST=$(docker inspect --format \'{{index .RepoDigests 0}}\' "$TAG" | cut -d @ -f 2)',
  ];
}

/** Commits `$DIGEST` to a branch of its own, which `BRANCH` names. */
export function digestCommands(): string[] {
  return [
    'BRANCH="image-$(echo "$DIGEST" | cut -c 8-19)"',
    'git switch --create "$BRANCH"',
    'yq -i \'.spec.discourse.image.digest = strenv(DIGEST) | .spec.discourse.image.assets = "compiled"\' forum.yaml',
    forumCommand('render --spec forum.yaml'),
    "git add --all . ':!docker' ':!launcher' ':!.docker'",
    'git -c user.name=image -c user.email=image@localhost commit --message "Run image $BRANCH"',
  ];
}
