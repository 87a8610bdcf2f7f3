import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { RENDERER_VERSION } from '../render/rendererVersion';
import { printInOrder } from '../yaml/printYaml';

const KUBECONFORM_IMAGE = 'ghcr.io/yannh/kubeconform:v0.7.0';
const CRD_SCHEMAS =
  'https://raw.githubusercontent.com/datreeio/CRDs-catalog/main/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

/** GitHub workflow that checks each change of a forum's repository. */
export function checkWorkflow(forum: ForumSpec): string {
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
          { uses: 'actions/checkout@v4' },
          { uses: 'actions/setup-node@v4', with: { 'node-version': '24' } },
          {
            name: 'Repository equals its render',
            run: `npx --yes --package @backstage-discourse/forum-manifests@${RENDERER_VERSION} forum check .`,
          },
          {
            name: 'Overlay builds',
            run: 'kubectl kustomize overlays/production > rendered.yaml',
          },
          {
            name: 'Objects match the schemas',
            run: [
              `docker run --rm -i ${KUBECONFORM_IMAGE} -strict -summary -ignore-missing-schemas \\`,
              `  -schema-location default -schema-location '${CRD_SCHEMAS}' < rendered.yaml`,
              '',
            ].join('\n'),
          },
        ],
      },
    },
  });
}
