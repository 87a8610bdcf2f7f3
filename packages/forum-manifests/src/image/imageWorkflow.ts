import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { pinnedAction, WORKFLOW_NODE_VERSION } from '../workflow/actions';
import type { GitHost } from '../workflow/gitHost';
import { printInOrder } from '../yaml/printYaml';
import {
  buildCommands,
  digestCommands,
  fetchCommands,
  nameCommands,
  pushCommands,
} from './buildCommands';

type ActionsHost = Exclude<GitHost, 'gitlab'>;

const TAG = '${{ steps.build.outputs.tag }}';
const DIGEST = '${{ steps.push.outputs.digest }}';
const YQ = 'v4.47.1';

function lines(...text: string[]): string {
  return `${text.join('\n')}\n`;
}

function setupSteps(host: ActionsHost) {
  return [
    { uses: pinnedAction(host, 'actions/checkout') },
    {
      uses: pinnedAction(host, 'actions/setup-node'),
      with: { 'node-version': WORKFLOW_NODE_VERSION },
    },
    {
      uses: pinnedAction(host, 'actions/setup-go'),
      with: { 'go-version': 'stable', cache: false },
    },
    // The machines of GitHub have it.
    ...(host === 'gitea'
      ? [
          {
            name: 'Install yq',
            run: lines(
              `go install github.com/mikefarah/yq/v4@${YQ}`,
              'echo "$(go env GOPATH)/bin" >> "$GITHUB_PATH"',
            ),
          },
        ]
      : []),
  ];
}

/** GitHub vouches for its workflows by identity; a Gitea signs with a key. */
function signStep(forum: ForumSpec, host: ActionsHost) {
  const image = `"${forum.spec.discourse.image.repository}@$DIGEST"`;
  return host === 'github'
    ? {
        name: 'Sign',
        env: { DIGEST },
        run: lines(`cosign sign --yes ${image}`),
      }
    : {
        name: 'Sign',
        env: {
          DIGEST,
          COSIGN_PRIVATE_KEY: '${{ secrets.COSIGN_PRIVATE_KEY }}',
          COSIGN_PASSWORD: '${{ secrets.COSIGN_PASSWORD }}',
        },
        run: lines(`cosign sign --yes --key env://COSIGN_PRIVATE_KEY ${image}`),
      };
}

function proposeStep(forum: ForumSpec, host: ActionsHost) {
  const { branch } = forum.spec.gitops;
  const open =
    host === 'github'
      ? ['gh pr create --fill']
      : [
          `curl -fsS -X POST "$GITHUB_SERVER_URL/api/v1/repos/$GITHUB_REPOSITORY/pulls" -H "Authorization: token $TOKEN" -H 'Content-Type: application/json' --data "{\\"title\\": \\"Run image $BRANCH\\", \\"head\\": \\"$BRANCH\\", \\"base\\": \\"${branch}\\"}"`,
        ];
  return {
    name: 'Propose the digest',
    env: {
      DIGEST,
      [host === 'github' ? 'GH_TOKEN' : 'TOKEN']: '${{ github.token }}',
    },
    run: lines(
      ...digestCommands(),
      'git push --set-upstream origin HEAD',
      ...open,
    ),
  };
}

/** Workflow that builds, scans, signs and proposes an image. */
export function imageWorkflow(forum: ForumSpec, host: ActionsHost): string {
  const { discourse, gitops } = forum.spec;
  const [registry] = discourse.image.repository.split('/');
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
        steps: [
          ...setupSteps(host),
          {
            name: 'Fetch the templates and the launcher of Discourse',
            run: lines(...fetchCommands()),
          },
          {
            name: 'Build, migrate a throw-away database, compile assets',
            id: 'build',
            run: lines(
              ...nameCommands(forum),
              'echo "tag=$TAG" >> "$GITHUB_OUTPUT"',
              ...buildCommands(forum),
            ),
          },
          {
            name: 'Scan',
            uses: pinnedAction(host, 'aquasecurity/trivy-action'),
            with: {
              'image-ref': TAG,
              severity: 'CRITICAL',
              'ignore-unfixed': true,
              'exit-code': '1',
            },
          },
          {
            uses: pinnedAction(host, 'docker/login-action'),
            with: {
              registry,
              username: '${{ secrets.REGISTRY_USER || github.actor }}',
              password: '${{ secrets.REGISTRY_PASSWORD || github.token }}',
            },
          },
          {
            name: 'Push',
            id: 'push',
            env: { TAG },
            run: lines(
              ...pushCommands(),
              'echo "digest=$DIGEST" >> "$GITHUB_OUTPUT"',
            ),
          },
          { uses: pinnedAction(host, 'sigstore/cosign-installer') },
          signStep(forum, host),
          proposeStep(forum, host),
        ],
      },
    },
  });
}
