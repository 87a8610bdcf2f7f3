import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { SubjectContext } from '../report/Subject';
import { createSealingKey } from '../sealed-secrets/sealingKey';
import { ClusterObjects } from './ClusterObjects';
import { Delivery } from './Delivery';
import { ForumRepository } from './ForumRepository';
import { planDelivery, type DeliveryStep } from './planDelivery';
import type { Cluster } from './withCluster';

/**
 * Renders a forum and delivers it, as its GitOps tool would. Gives the steps;
 * fails where the cluster refuses an object.
 */
export async function deliverForum(
  forum: ForumSpec,
  options: { cluster: Cluster; context: SubjectContext },
): Promise<DeliveryStep[]> {
  const { cluster, context } = options;
  const steps = await planDelivery(
    new ForumRepository(forum, {
      folder: mkdtempSync(join(context.workFolder, 'repository-')),
      certificatePem: createSealingKey().certificatePem,
      builder: cluster.builder,
    }),
  );
  const delivery = new Delivery(new ClusterObjects(cluster.client));
  const refused = await delivery.deliver(steps);
  if (refused.length > 0) {
    throw new Error(refused.join('\n'));
  }
  return steps;
}
