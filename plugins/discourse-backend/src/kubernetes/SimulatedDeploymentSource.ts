import type { Config } from '@backstage/config';
import {
  deploymentDataSchema,
  signedRestoreProofSchema,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  DeployedForum,
  DeploymentReading,
  DeploymentSource,
} from '@backstage-discourse/plugin-discourse-node';
import { z } from 'zod/v4';

const answerSchema = deploymentDataSchema.extend({
  simulated: z.literal(true),
  signedProof: signedRestoreProofSchema.optional(),
});

/** How forums of the simulator are deployed, for a portal without a cluster. */
export class SimulatedDeploymentSource implements DeploymentSource {
  readonly id = 'simulator';
  readonly #url: string;

  constructor(options: { url: string }) {
    this.#url = options.url;
  }

  /** Undefined unless `discourse.simulatedCluster` is set. */
  static fromConfig(config: Config): SimulatedDeploymentSource | undefined {
    const url = config.getOptionalString('discourse.simulatedCluster');
    return url === undefined
      ? undefined
      : new SimulatedDeploymentSource({ url });
  }

  async readDeployment(
    forum: DeployedForum,
    options: { signal: AbortSignal },
  ): Promise<DeploymentReading | undefined> {
    const { signal } = options;
    const response = await fetch(
      `${this.#url}/deployments/${encodeURIComponent(forum.id)}`,
      { signal, redirect: 'error' },
    );
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      throw new Error(`The simulated cluster answers ${response.status}`);
    }
    return answerSchema.parse(await response.json());
  }
}
