import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1';
import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import type { IReferenceGrant } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1beta1';
import { HTTP_PORT } from '../discourse/buildDiscoursePod';
import { objectLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';

const GATEWAY_API = 'gateway.networking.k8s.io';
const ONE_YEAR_SECONDS = 31_536_000;

function metadata(forum: ForumSpec, name: string) {
  return {
    name,
    namespace: forumNames(forum).namespace,
    annotations: inWave(WAVES.route),
    labels: objectLabels(forum, 'route'),
  };
}

function buildHttpRoute(forum: ForumSpec): IHTTPRoute {
  const names = forumNames(forum);
  const { gateway } = forum.spec.network;
  return {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'HTTPRoute',
    metadata: metadata(forum, names.web),
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

function buildCertificate(forum: ForumSpec): ICertificate {
  const names = forumNames(forum);
  const { issuer } = forum.spec.network;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: metadata(forum, names.tls),
    spec: {
      secretName: names.tls,
      dnsNames: [forum.spec.hostname],
      issuerRef: {
        group: 'cert-manager.io',
        kind: issuer.kind,
        name: issuer.name,
      },
      privateKey: {
        algorithm: 'ECDSA',
        size: 256,
        rotationPolicy: 'Always',
      },
    },
  };
}

/** Lets a listener of the Gateway, in its own namespace, use the certificate. */
function buildReferenceGrant(forum: ForumSpec): IReferenceGrant {
  const names = forumNames(forum);
  return {
    apiVersion: `${GATEWAY_API}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: metadata(forum, names.tls),
    spec: {
      from: [
        {
          group: GATEWAY_API,
          kind: 'Gateway',
          namespace: forum.spec.network.gateway.namespace,
        },
      ],
      to: [{ group: '', kind: 'Secret', name: names.tls }],
    },
  };
}

/** How visitors reach the forum. */
export function routeManifests(forum: ForumSpec): ComponentManifests {
  return {
    certificate: buildCertificate(forum),
    'http-route': buildHttpRoute(forum),
    'reference-grant': buildReferenceGrant(forum),
  };
}
