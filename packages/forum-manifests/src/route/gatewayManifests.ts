import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import type { IReferenceGrant } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1beta1';
import { HTTP_PORT } from '../discourse/discoursePorts';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { ONE_YEAR_SECONDS, routeMetadata } from './routeMetadata';

const GATEWAY_API = 'gateway.networking.k8s.io';

type Gateway = NonNullable<ForumSpec['spec']['network']['gateway']>;

function buildHttpRoute(forum: ForumSpec, gateway: Gateway): IHTTPRoute {
  const names = forumNames(forum);
  return {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'HTTPRoute',
    metadata: routeMetadata(forum, names.web),
    spec: {
      parentRefs: [
        {
          group: GATEWAY_API,
          kind: 'Gateway',
          name: gateway.name,
          namespace: gateway.namespace,
          sectionName: gateway.sectionName,
        },
      ],
      hostnames: [forum.spec.hostname],
      rules: [
        {
          // Metrics are for the cluster. Gateways differ in what they do with
          // a rule without backend, so this one has an answer of its own.
          matches: [{ path: { type: 'PathPrefix', value: '/metrics' } }],
          filters: [
            {
              type: 'RequestRedirect',
              requestRedirect: {
                path: { type: 'ReplaceFullPath', replaceFullPath: '/' },
                statusCode: 302,
              },
            },
          ],
        },
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          filters: [
            {
              type: 'ResponseHeaderModifier',
              responseHeaderModifier: {
                set: [
                  {
                    name: 'Strict-Transport-Security',
                    value: `max-age=${ONE_YEAR_SECONDS}`,
                  },
                ],
              },
            },
          ],
          // The app ends its own requests after 30 s; long polls take 25 s.
          timeouts: { request: '120s', backendRequest: '90s' },
          backendRefs: [
            { group: '', kind: 'Service', name: names.web, port: HTTP_PORT },
          ],
        },
      ],
    },
  };
}

/** Lets a listener of the Gateway, in its own namespace, use the certificate. */
function buildReferenceGrant(
  forum: ForumSpec,
  gateway: Gateway,
): IReferenceGrant {
  const names = forumNames(forum);
  return {
    apiVersion: `${GATEWAY_API}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: routeMetadata(forum, names.tls),
    spec: {
      from: [
        {
          group: GATEWAY_API,
          kind: 'Gateway',
          namespace: gateway.namespace,
        },
      ],
      to: [{ group: '', kind: 'Secret', name: names.tls }],
    },
  };
}

/** The route at a Gateway, which terminates TLS in a namespace of its own. */
export function gatewayManifests(forum: ForumSpec): ComponentManifests {
  const { gateway } = forum.spec.network;
  if (!gateway) {
    throw new Error("'spec.network.gateway' is missing");
  }
  return {
    'http-route': buildHttpRoute(forum, gateway),
    'reference-grant': buildReferenceGrant(forum, gateway),
  };
}
