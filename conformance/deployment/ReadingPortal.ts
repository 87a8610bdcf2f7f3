import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import {
  deploymentDataSchema,
  type DeploymentData,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { renderForum } from '@backstage-discourse/forum-manifests';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { waitFor } from '../tools/waitFor';

const PORTAL = join(
  __dirname,
  '../../plugins/discourse-backend/src/__testUtils__/clusterPortalProcess.ts',
);
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');
// A backend for tests takes it for its user.
const USER = 'Bearer mock-user-token';
/** The key by which the portal reads the forum. */
export const MONITOR_KEY = 'f'.repeat(64);
const START_TIMEOUT_MS = 120_000;
const READ_TIMEOUT_MS = 60_000;

const statusSchema = z.looseObject({
  parts: z.looseObject({
    deployment: z
      .looseObject({
        data: deploymentDataSchema.optional(),
        problem: z.looseObject({ message: z.string() }).optional(),
      })
      .optional(),
  }),
});

const componentSchema = z.looseObject({ kind: z.literal('Component') });

/** The Component that the repository brings into the catalog. */
function readComponent(forum: ForumSpec) {
  const file = renderForum(forum).find(
    ({ path }) => path === 'catalog-info.yaml',
  );
  return parseAllDocuments(file?.content ?? '')
    .map(document => componentSchema.safeParse(document.toJSON()))
    .find(({ success }) => success)?.data;
}

/** The API server, and who the portal is there. */
export interface ClusterAccess {
  url: string;
  certificateAuthority: string;
  token: string;
}

/** What the portal tells of a deployment; the problem is why it knows nothing. */
export interface ReadDeployment {
  data?: DeploymentData;
  problem?: string;
}

/**
 * Lets a portal with Backstage's own Kubernetes plugin read a forum from a
 * cluster, and gives what its API then tells.
 */
export async function readThroughPortal(
  forum: ForumSpec,
  options: { access: ClusterAccess; context: SubjectContext },
): Promise<ReadDeployment> {
  const { access, context } = options;
  const { name } = forum.metadata;
  const logFile = join(context.workFolder, `portal-${name}.log`);
  const fleet = await startForumFleet({
    forums: [
      {
        hostname: forum.spec.hostname,
        title: forum.spec.title,
        keys: { monitor: MONITOR_KEY },
      },
    ],
  });
  const portal = new BackgroundProcess({
    name: 'the portal',
    command: process.execPath,
    args: [
      ...['--require', TRANSFORM, PORTAL],
      JSON.stringify({
        entity: readComponent(forum),
        data: {
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'production',
                    url: access.url,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: access.token,
                    caData: Buffer.from(access.certificateAuthority).toString(
                      'base64',
                    ),
                    skipMetricsLookup: true,
                  },
                ],
              },
            ],
          },
          discourse: {
            allowedHosts: [new URL(fleet.url).host],
            kubernetes: {
              enabled: true,
              deliveryNamespaces: [
                forum.spec.gitops.argocdNamespace,
                forum.spec.gitops.fluxNamespace,
              ],
            },
            forums: [
              {
                id: name,
                entityRef: `component:default/${name}`,
                url: fleet.forumUrl(forum.spec.hostname),
                keys: { monitor: MONITOR_KEY },
              },
            ],
          },
        },
      }),
    ],
    logFile,
  });
  try {
    let port = 0;
    await portal.waitUntil(
      async () => {
        port = Number(
          /"port":(\d+)/.exec(readFileSync(logFile, 'utf8'))?.[1] ?? 0,
        );
        return port > 0;
      },
      { timeoutMs: START_TIMEOUT_MS, signal: context.signal },
    );
    let read: ReadDeployment = {};
    await waitFor(
      async () => {
        const response = await fetch(
          `http://127.0.0.1:${port}/api/discourse/forums/${name}`,
          { headers: { Authorization: USER }, signal: context.signal },
        );
        const { deployment } = response.ok
          ? statusSchema.parse(await response.json()).parts
          : {};
        read = {
          data: deployment?.data,
          problem: deployment?.problem?.message,
        };
        return deployment !== undefined;
      },
      {
        timeoutMs: READ_TIMEOUT_MS,
        what: `the deployment of ${name}`,
        signal: context.signal,
      },
    );
    return read;
  } finally {
    await portal.stop();
    await fleet.close();
  }
}
