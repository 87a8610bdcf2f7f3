import {
  forumAssembly,
  type ForumEdge,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { buildCertificate } from './buildCertificate';
import { gatewayManifests } from './gatewayManifests';
import { ingressManifests } from './ingressManifests';
import { traefikManifests } from './traefikManifests';

const EDGES: Record<ForumEdge, (forum: ForumSpec) => ComponentManifests> = {
  'gateway-api': gatewayManifests,
  traefik: traefikManifests,
  'ingress-nginx': ingressManifests,
};

/** How visitors reach the forum. */
export function routeManifests(forum: ForumSpec): ComponentManifests {
  return {
    certificate: buildCertificate(forum),
    ...EDGES[forumAssembly(forum).edge](forum),
  };
}
