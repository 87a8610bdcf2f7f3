import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  DeploymentData,
  SignedRestoreProof,
} from '@backstage-discourse/plugin-discourse-common';

/** A forum as a deployment source is asked about it. @public */
export interface DeployedForum {
  /** Id in the registry. */
  id: string;
  /** The catalog entity of the forum. */
  entityRef: string;
}

/** What a source tells of a deployment. @public */
export type DeploymentReading = DeploymentData & {
  /**
   * What the restore proof of the forum wrote, as it is. The portal verifies
   * it; a `restoreProof` that the source gives itself is not believed.
   */
  signedProof?: SignedRestoreProof;
};

/**
 * A place that knows how forums run on their clusters.
 *
 * @public
 */
export interface DeploymentSource {
  /** Unique name, such as `kubernetes`. */
  readonly id: string;
  /**
   * How a forum is deployed, or undefined if this source does not know the
   * forum. Facts that can not be read are listed in `missing`; only a source
   * that can say nothing at all throws. What it throws is shown to people, so
   * its message must hold no secret.
   */
  readDeployment(
    forum: DeployedForum,
    options: { signal: AbortSignal },
  ): Promise<DeploymentReading | undefined>;
}

/** Adds places that know how forums are deployed. @public */
export interface DiscourseDeploymentsExtensionPoint {
  /** Sources are asked in the order in which they are added. */
  addDeploymentSource(source: DeploymentSource): void;
}

/** @public */
export const discourseDeploymentsExtensionPoint =
  createExtensionPoint<DiscourseDeploymentsExtensionPoint>({
    id: 'discourse.deployments',
  });
