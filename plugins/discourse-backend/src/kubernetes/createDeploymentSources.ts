import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { DeploymentSource } from '@backstage-discourse/plugin-discourse-node';
import { KubernetesDeploymentSource } from './KubernetesDeploymentSource';
import { SimulatedDeploymentSource } from './SimulatedDeploymentSource';

/** The sources of modules, and those that are configured. */
export function createDeploymentSources(
  config: Config,
  options: {
    auth: AuthService;
    discovery: DiscoveryService;
    sources: { deploymentSources: readonly DeploymentSource[] };
  },
): DeploymentSource[] {
  const configured = [
    KubernetesDeploymentSource.fromConfig(config, options),
    SimulatedDeploymentSource.fromConfig(config),
  ];
  return [
    ...options.sources.deploymentSources,
    ...configured.filter(source => source !== undefined),
  ];
}
