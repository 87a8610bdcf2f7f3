import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1';
import { HTTP_PORT } from '../discourse/discoursePorts';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { resolveSizing } from '../sizing/resolveSizing';
import { INGRESS_NGINX_WARNING } from '../warnings/forumWarnings';
import { routeMetadata } from './routeMetadata';

const PREFIX = 'nginx.ingress.kubernetes.io';
const READ_TIMEOUT_SECONDS = '120';

/** The route at ingress-nginx, for clusters that still have it. */
export function ingressManifests(forum: ForumSpec): ComponentManifests {
  const names = forumNames(forum);
  const { hostname, network, discourse } = forum.spec;
  const metadata = routeMetadata(forum, names.web);
  const affinity: Record<string, string> =
    resolveSizing(forum).web.maxReplicas > 1
      ? {
          [`${PREFIX}/affinity`]: 'cookie',
          [`${PREFIX}/session-cookie-name`]: 'forum_affinity',
          [`${PREFIX}/session-cookie-max-age`]: '3600',
          [`${PREFIX}/session-cookie-samesite`]: 'Lax',
        }
      : {};
  const ingress: IIngress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        ...affinity,
        'discourse.org/warning': INGRESS_NGINX_WARNING,
        [`${PREFIX}/proxy-body-size`]: `${discourse.uploadLimitMegabytes}m`,
        [`${PREFIX}/proxy-read-timeout`]: READ_TIMEOUT_SECONDS,
        [`${PREFIX}/proxy-send-timeout`]: READ_TIMEOUT_SECONDS,
        [`${PREFIX}/ssl-redirect`]: 'true',
      },
    },
    spec: {
      ingressClassName: network.ingressNginx.ingressClass,
      tls: [{ hosts: [hostname], secretName: names.tls }],
      rules: [
        {
          host: hostname,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: { name: names.web, port: { number: HTTP_PORT } },
                },
              },
            ],
          },
        },
      ],
    },
  };
  return { ingress };
}
