import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import {
  sealForCluster,
  type DiscourseService,
} from '@backstage-discourse/plugin-discourse-node';
import { makeRandomHex } from '../../secrets/makeRandomValue';
import type { SealedPortalKeys } from '../../secrets/sealSecrets';
import type { PreparedRotation } from './rotateSecrets';

/**
 * New keys of the portal for a forum, sealed, if they are to be rotated. A dry
 * run seals throw-away values and leaves the registry alone.
 */
export async function renewPortalKeys(
  forum: ForumSpec,
  options: {
    prepared: PreparedRotation;
    discourse: DiscourseService;
    credentials: BackstageCredentials;
    isDryRun: boolean | undefined;
    /** Epoch milliseconds. */
    now: number;
  },
): Promise<SealedPortalKeys | undefined> {
  const { prepared, discourse, credentials, isDryRun, now } = options;
  const { cluster, portalSecret } = prepared;
  if (!portalSecret) {
    return undefined;
  }
  const { namespace, name } = portalSecret;
  const secret = { namespace, name };
  if (isDryRun) {
    const seal = () =>
      sealForCluster(makeRandomHex(), { cluster, secret, now });
    return { monitor: seal(), operate: seal() };
  }
  const { sealedKeys } = await discourse.rotateKeys(
    { id: forum.metadata.name, cluster: cluster.name, secret },
    { credentials },
  );
  return sealedKeys;
}
