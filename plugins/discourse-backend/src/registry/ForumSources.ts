import type {
  CredentialSource,
  DeploymentSource,
  DiscourseDeploymentsExtensionPoint,
  DiscourseMetricsExtensionPoint,
  DiscourseRegistryExtensionPoint,
  ForumSource,
  MetricSource,
} from '@backstage-discourse/plugin-discourse-node';

/** Names that the plugin's own sources have. */
const RESERVED = [
  'config',
  'portal',
  'catalog',
  'directory',
  'file',
  'kubernetes',
  'prometheus',
];

/** Gathers the sources that modules add before the plugin starts. */
export class ForumSources
  implements
    DiscourseRegistryExtensionPoint,
    DiscourseDeploymentsExtensionPoint,
    DiscourseMetricsExtensionPoint
{
  readonly forumSources: ForumSource[] = [];
  readonly credentialSources: CredentialSource[] = [];
  readonly deploymentSources: DeploymentSource[] = [];
  readonly metricSources: MetricSource[] = [];

  addForumSource(source: ForumSource): void {
    add(this.forumSources, source, 'forum source');
  }

  addCredentialSource(source: CredentialSource): void {
    add(this.credentialSources, source, 'credential source');
  }

  addDeploymentSource(source: DeploymentSource): void {
    add(this.deploymentSources, source, 'deployment source');
  }

  addMetricSource(source: MetricSource): void {
    add(this.metricSources, source, 'metric source');
  }
}

function add<T extends { id: string }>(
  sources: T[],
  source: T,
  what: string,
): void {
  const taken =
    RESERVED.includes(source.id) || sources.some(each => each.id === source.id);
  if (taken) {
    throw new Error(`A ${what} with id '${source.id}' already exists`);
  }
  sources.push(source);
}
