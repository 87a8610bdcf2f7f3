import { isError } from '@backstage/errors';
import {
  deploymentDataSchema,
  signedRestoreProofSchema,
  type DeploymentData,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  DeployedForum,
  DeploymentSource,
} from '@backstage-discourse/plugin-discourse-node';
import { verifyRestoreProof } from '../restoreProof/verifyRestoreProof';

const MAX_MESSAGE = 300;

/** Asks the deployment sources in their order. */
export class DeploymentReader {
  readonly #sources: readonly DeploymentSource[];

  constructor(options: { sources: readonly DeploymentSource[] }) {
    this.#sources = options.sources;
  }

  get hasSources(): boolean {
    return this.#sources.length > 0;
  }

  /**
   * From the first source that knows the forum; throws what that one throws.
   * The keys of the forum are asked for only where there is a proof to verify.
   */
  async read(
    forum: DeployedForum,
    options: {
      signal: AbortSignal;
      findKeys: () => Promise<readonly string[]>;
    },
  ): Promise<DeploymentData | undefined> {
    const { signal } = options;
    for (const source of this.#sources) {
      signal.throwIfAborted();
      const data = await source.readDeployment(forum, { signal });
      if (data) {
        // A source of somebody else may say more than may be stored and shown.
        const parsed = deploymentDataSchema
          .omit({ restoreProof: true })
          .parse(data);
        const { data: signed } = signedRestoreProofSchema
          .optional()
          .safeParse(data.signedProof);
        return signed
          ? {
              ...parsed,
              restoreProof: verifyRestoreProof(signed, {
                keys: await options.findKeys(),
              }),
            }
          : parsed;
      }
    }
    return undefined;
  }

  /** A sentence for people from what a source threw. */
  explain(error: unknown): string {
    return isError(error)
      ? error.message.slice(0, MAX_MESSAGE)
      : 'The source of the deployment failed.';
  }
}
