import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1';
import { forumNames } from '../manifests/names';
import { routeMetadata } from './routeMetadata';

/** The certificate of the host name, by cert-manager. */
export function buildCertificate(forum: ForumSpec): ICertificate {
  const names = forumNames(forum);
  const { issuer } = forum.spec.network;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: routeMetadata(forum, names.tls),
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
