import { z } from 'zod/v4';
import { addressBlock, count, dnsLabel } from '../fields';
import { objectReference } from './resources';

/** Ranges that proxies inside a cluster have. @public */
export const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
];

/** Route, certificate, and what lies before them. */
export const network = z.strictObject({
  edge: z
    .enum(['gateway-api', 'traefik', 'ingress-nginx'])
    .optional()
    .describe('What routes visitors to the pods; default by profile'),
  gateway: objectReference
    .extend({
      sectionName: dnsLabel(63)
        .optional()
        .describe('Listener to attach to; default all that match'),
    })
    .optional()
    .describe('Gateway that the route attaches to; required by gateway-api'),
  traefik: z
    .strictObject({
      namespace: dnsLabel(63)
        .default('kube-system')
        .describe('Namespace of Traefik; k3s keeps it in kube-system'),
      ingressClass: dnsLabel(63)
        .default('traefik')
        .describe('IngressClass of Traefik, which ACME solvers use'),
    })
    .prefault({})
    .describe('Traefik, for edge traefik'),
  ingressNginx: z
    .strictObject({
      namespace: dnsLabel(63)
        .default('ingress-nginx')
        .describe('Namespace of the controller'),
      ingressClass: dnsLabel(63)
        .default('nginx')
        .describe('IngressClass of the controller'),
    })
    .prefault({})
    .describe('ingress-nginx, for edge ingress-nginx'),
  issuer: z
    .strictObject({
      kind: z
        .enum(['Issuer', 'ClusterIssuer'])
        .default('ClusterIssuer')
        .describe('Kind of the issuer'),
      name: dnsLabel(63).describe('Name of the issuer'),
    })
    .describe('cert-manager issuer of the certificate'),
  trustedProxies: z
    .array(addressBlock)
    .min(1, 'must hold at least one block')
    .max(100, 'must hold at most 100 blocks')
    .default(PRIVATE_RANGES)
    .describe('Addresses whose X-Forwarded-For is believed'),
});

/** Requests that one client may make. */
export const rateLimits = z.strictObject({
  mode: z
    .enum(['none', 'warn', 'warn+block', 'block'])
    .default('block')
    .describe('What happens above the limits'),
  perMinute: count(10, 100_000).default(200).describe('Requests per address'),
  per10Seconds: count(5, 50_000).default(50).describe('Requests per address'),
  assetsPer10Seconds: count(10, 100_000)
    .default(200)
    .describe('Requests of assets per address'),
  adminApiPerMinute: count(10, 100_000)
    .default(60)
    .describe('Requests by admin API keys, all together'),
  userApiPerMinute: count(1, 100_000)
    .default(20)
    .describe('Requests by one user API key'),
});
