import { RENDERER_VERSION } from '../render/rendererVersion';

const KUBECONFORM = 'v0.7.0';
const KUSTOMIZE = 'v5.7.1';
const CRD_SCHEMAS =
  'https://raw.githubusercontent.com/datreeio/CRDs-catalog/main/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

/** The renderer that wrote a repository, whatever runs it. */
export function forumCommand(command: string): string {
  return `npx --yes --package @backstage-discourse/forum-manifests@${RENDERER_VERSION} forum ${command}`;
}

/** One check: what it shows, and the command lines. */
export interface CheckStep {
  name: string;
  commands: string[];
}

/**
 * What each change of a repository goes through, on every host alike. Go
 * builds the tools from their modules, whose checksums a public log vouches
 * for, so that no container engine is needed.
 */
export function checkSteps(): CheckStep[] {
  return [
    {
      name: 'Repository equals its render',
      commands: [forumCommand('check .')],
    },
    {
      name: 'Overlay builds',
      commands: [
        `go run sigs.k8s.io/kustomize/kustomize/v5@${KUSTOMIZE} build overlays/production > rendered.yaml`,
      ],
    },
    {
      name: 'Objects match the schemas',
      commands: [
        [
          `go run github.com/yannh/kubeconform/cmd/kubeconform@${KUBECONFORM} -strict -summary -ignore-missing-schemas`,
          `-schema-location default -schema-location '${CRD_SCHEMAS}' rendered.yaml`,
        ].join(' '),
      ],
    },
  ];
}
