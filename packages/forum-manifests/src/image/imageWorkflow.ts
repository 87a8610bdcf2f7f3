import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { VERSIONS } from '../manifests/versions';
import { RENDERER_VERSION } from '../render/rendererVersion';
import { printInOrder } from '../yaml/printYaml';

const LAUNCHER =
  'https://get.discourse.org/launcher/latest/launcher-linux-amd64.tar.gz';

function lines(...text: string[]): string {
  return `${text.join('\n')}\n`;
}

function services() {
  return {
    postgres: {
      image: 'pgvector/pgvector:pg18',
      env: {
        POSTGRES_DB: 'discourse',
        POSTGRES_USER: 'discourse',
        POSTGRES_PASSWORD: 'only-for-this-build',
      },
      ports: ['5432:5432'],
      options:
        '--health-cmd pg_isready --health-interval 5s --health-retries 20',
    },
    valkey: { image: VERSIONS.valkeyImage, ports: ['6379:6379'] },
  };
}

/**
 * Where the build finds the throw-away services, as the launcher's own
 * configuration has it. It never bakes these; the cluster tells the pods.
 */
function buildEnvironment(forum: ForumSpec): string {
  const environment = {
    DISCOURSE_HOSTNAME: forum.spec.hostname,
    DISCOURSE_DB_HOST: '172.17.0.1',
    DISCOURSE_DB_SOCKET: '',
    DISCOURSE_DB_NAME: 'discourse',
    DISCOURSE_DB_USERNAME: 'discourse',
    DISCOURSE_DB_PASSWORD: 'only-for-this-build',
    DISCOURSE_REDIS_HOST: '172.17.0.1',
  };
  return Object.entries(environment)
    .map(([name, value]) => `.env.${name} = "${value}"`)
    .join(' | ');
}

function buildSteps(forum: ForumSpec, tag: string) {
  const image = forum.spec.discourse.image.repository;
  return [
    { uses: 'actions/checkout@v4' },
    {
      name: 'Fetch the templates of Discourse',
      uses: 'actions/checkout@v4',
      with: { repository: 'discourse/discourse_docker', path: 'docker' },
    },
    {
      name: 'Name the image by what goes into it',
      id: 'name',
      run: lines(
        "version=$(sed -n 's/^    version: //p' forum.yaml | head -n 1)",
        'inputs=$(cat image/forum.yml <(git -C docker rev-parse HEAD) | sha256sum | cut -c 1-12)',
        `echo "tag=${image}:$version-$inputs" >> "$GITHUB_OUTPUT"`,
      ),
    },
    {
      name: 'Build, migrate a throw-away database, compile assets',
      env: { TAG: tag },
      run: lines(
        'mkdir -p docker/containers',
        `yq '${buildEnvironment(
          forum,
        )}' image/forum.yml > docker/containers/forum.yml`,
        `curl -fsSL ${LAUNCHER} | tar -xz -C docker`,
        'cd docker',
        './launcher build --tag "$TAG" forum',
        './launcher migrate --tag "$TAG" forum',
        './launcher configure --source-tag "$TAG" --tag "$TAG" forum',
      ),
    },
  ];
}

/** GitHub workflow that builds, scans, signs and proposes an image. */
export function imageWorkflow(forum: ForumSpec): string {
  const { discourse, gitops } = forum.spec;
  const image = discourse.image.repository;
  const registry = image.split('/')[0];
  const tag = '${{ steps.name.outputs.tag }}';
  return printInOrder({
    name: 'image',
    on: {
      push: { branches: [gitops.branch], paths: ['image/**'] },
      schedule: [{ cron: '17 4 * * 1' }],
      workflow_dispatch: {},
    },
    permissions: {
      contents: 'write',
      'id-token': 'write',
      packages: 'write',
      'pull-requests': 'write',
    },
    concurrency: 'image',
    jobs: {
      image: {
        'runs-on': 'ubuntu-latest',
        services: services(),
        steps: [
          ...buildSteps(forum, tag),
          {
            name: 'Scan',
            uses: 'aquasecurity/trivy-action@0.33.1',
            with: {
              'image-ref': tag,
              severity: 'CRITICAL',
              'ignore-unfixed': true,
              'exit-code': '1',
            },
          },
          {
            uses: 'docker/login-action@v3',
            with: {
              registry,
              username: '${{ secrets.REGISTRY_USER || github.actor }}',
              password: '${{ secrets.REGISTRY_PASSWORD || github.token }}',
            },
          },
          {
            name: 'Push',
            id: 'push',
            env: { TAG: tag },
            run: lines(
              'docker push "$TAG"',
              'digest=$(docker inspect --format \'{{index .RepoDigests 0}}\' "$TAG" | cut -d @ -f 2)',
              'echo "digest=$digest" >> "$GITHUB_OUTPUT"',
            ),
          },
          { uses: 'sigstore/cosign-installer@v3' },
          {
            name: 'Sign',
            env: { DIGEST: '${{ steps.push.outputs.digest }}' },
            run: `cosign sign --yes "${image}@$DIGEST"\n`,
          },
          { uses: 'actions/setup-node@v4', with: { 'node-version': '24' } },
          {
            name: 'Propose the digest',
            env: {
              DIGEST: '${{ steps.push.outputs.digest }}',
              GH_TOKEN: '${{ github.token }}',
            },
            run: lines(
              'git switch -c "image-${DIGEST:7:12}"',
              'yq -i \'.spec.discourse.image.digest = strenv(DIGEST) | .spec.discourse.image.assets = "compiled"\' forum.yaml',
              `npx --yes --package @backstage-discourse/forum-manifests@${RENDERER_VERSION} forum render --spec forum.yaml`,
              "git add --all . ':!docker'",
              'git -c user.name=image -c user.email=image@localhost commit -m "Run image ${DIGEST:7:12}"',
              'git push --set-upstream origin HEAD',
              'gh pr create --fill',
            ),
          },
        ],
      },
    },
  });
}
