import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  IIngressRoute,
  IMiddleware,
} from '@kubernetes-models/traefik/traefik.io/v1alpha1';
import { HTTP_PORT } from '../discourse/discoursePorts';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { resolveSizing } from '../sizing/resolveSizing';
import { ONE_YEAR_SECONDS, routeMetadata } from './routeMetadata';

const API_VERSION = 'traefik.io/v1alpha1';
const AFFINITY_SECONDS = 3600;
const BYTES_PER_MEGABYTE = 1024 ** 2;
const UPLOADS_PATH = '/uploads.json';

/**
 * The route. With several web pods a cookie keeps a visitor at one of them, so
 * that a page never asks an older pod for newer assets during a rollout.
 */
function buildIngressRoute(forum: ForumSpec): IIngressRoute {
  const names = forumNames(forum);
  const host = `Host(\`${forum.spec.hostname}\`)`;
  const sticky =
    resolveSizing(forum).web.maxReplicas > 1
      ? {
          cookie: {
            name: 'forum_affinity',
            secure: true,
            httpOnly: true,
            sameSite: 'lax' as const,
            maxAge: AFFINITY_SECONDS,
          },
        }
      : undefined;
  const services = [{ name: names.web, port: HTTP_PORT, sticky }];
  return {
    apiVersion: API_VERSION,
    kind: 'IngressRoute',
    metadata: routeMetadata(forum, names.web),
    spec: {
      entryPoints: ['websecure'],
      routes: [
        {
          kind: 'Rule',
          // Metrics are for the cluster, so no rule leads there.
          match: `${host} && !PathPrefix(\`/metrics\`)`,
          middlewares: [{ name: names.headers }],
          services,
        },
        {
          kind: 'Rule',
          // Buffering would hold back long polls, so it is for uploads only.
          match: `${host} && PathPrefix(\`${UPLOADS_PATH}\`)`,
          middlewares: [{ name: names.headers }, { name: names.uploadLimit }],
          services,
        },
      ],
      tls: { secretName: names.tls },
    },
  };
}

function buildRedirectRoute(forum: ForumSpec): IIngressRoute {
  const names = forumNames(forum);
  return {
    apiVersion: API_VERSION,
    kind: 'IngressRoute',
    metadata: routeMetadata(forum, names.redirect),
    spec: {
      entryPoints: ['web'],
      routes: [
        {
          kind: 'Rule',
          match: `Host(\`${forum.spec.hostname}\`)`,
          middlewares: [{ name: names.redirect }],
          services: [{ kind: 'TraefikService', name: 'noop@internal' }],
        },
      ],
    },
  };
}

function buildMiddleware(
  forum: ForumSpec,
  options: { name: string; spec: IMiddleware['spec'] },
): IMiddleware {
  return {
    apiVersion: API_VERSION,
    kind: 'Middleware',
    metadata: routeMetadata(forum, options.name),
    spec: options.spec,
  };
}

/** The route at Traefik, which terminates TLS with the Secret beside it. */
export function traefikManifests(forum: ForumSpec): ComponentManifests {
  const names = forumNames(forum);
  return {
    'headers-middleware': buildMiddleware(forum, {
      name: names.headers,
      spec: { headers: { stsSeconds: ONE_YEAR_SECONDS } },
    }),
    'ingress-route': buildIngressRoute(forum),
    'redirect-ingress-route': buildRedirectRoute(forum),
    'redirect-middleware': buildMiddleware(forum, {
      name: names.redirect,
      spec: { redirectScheme: { scheme: 'https', permanent: true } },
    }),
    'upload-limit-middleware': buildMiddleware(forum, {
      name: names.uploadLimit,
      spec: {
        buffering: {
          maxRequestBodyBytes:
            forum.spec.discourse.uploadLimitMegabytes * BYTES_PER_MEGABYTE,
        },
      },
    }),
  };
}
