import type { ConformanceResult } from '../report/ConformanceResult';
import type { SubjectContext } from '../report/Subject';
import type { ApiClient } from './ApiClient';
import { buildCommands } from './binaries';
import { ClusterObjects } from './ClusterObjects';
import { ControlPlane } from './ControlPlane';
import { installCrds } from './installCrds';
import { OverlayBuilder } from './OverlayBuilder';

/** A cluster that knows the kinds of a forum, and who builds repositories for it. */
export interface Cluster {
  client: ApiClient;
  builder: OverlayBuilder;
  /** The servers with their versions. */
  counterpart: string;
}

/** Starts a cluster for some claims, and ends it. */
export async function withCluster(
  context: SubjectContext,
  prove: (cluster: Cluster) => Promise<ConformanceResult[]>,
): Promise<ConformanceResult[]> {
  const { etcd, apiServer, kustomize } = await buildCommands(context);
  const controlPlane = new ControlPlane(context);
  const builder = new OverlayBuilder(kustomize.file);
  try {
    const client = await controlPlane.start({ etcd, apiServer });
    await installCrds(new ClusterObjects(client), context);
    const results = await prove({
      client,
      builder,
      counterpart: `kube-apiserver ${apiServer.version}, etcd ${etcd.version}`,
    });
    client.close();
    return results;
  } finally {
    builder.close();
    await controlPlane.stop();
  }
}
