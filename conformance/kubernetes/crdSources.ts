import type { GoModule } from '../tools/goTools';

/** Where a project ships the definitions of its resources. */
export interface CrdSource extends GoModule {
  title: string;
  /** Folders with one definition a file, or single files. */
  paths: string[];
}

/** The projects whose resources a forum's repository uses. */
export const CRD_SOURCES: CrdSource[] = [
  {
    title: 'CloudNativePG',
    path: 'github.com/cloudnative-pg/cloudnative-pg',
    version: 'v1.30.1',
    sum: 'h1:d1jxp0jQi7/3zrEhsv9ycD+G5ssmkNvDvTmogaGccCw=',
    paths: ['config/crd/bases'],
  },
  {
    title: 'Barman Cloud plugin',
    path: 'github.com/cloudnative-pg/plugin-barman-cloud',
    version: 'v0.15.0',
    sum: 'h1:gNVytrzzYUE08wxLDrjfJqy1FPPSFkMe1OEr4s4pVI0=',
    paths: ['config/crd/bases'],
  },
  {
    title: 'cert-manager',
    path: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    sum: 'h1:UWgoYM+KLNtRlqmoWOKjKBOBUPVHeepQ6/ac3ERJW68=',
    paths: ['deploy/crds'],
  },
  {
    title: 'Gateway API (standard channel)',
    path: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.3',
    sum: 'h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=',
    paths: ['config/crd/standard'],
  },
  {
    title: 'Traefik',
    path: 'github.com/traefik/traefik/v3',
    version: 'v3.7.13',
    sum: 'h1:T8wy9KuaFzCkmXCqAzDy7t73pBDR1DHrJe3pqXpNXTw=',
    paths: [
      'docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml',
    ],
  },
  {
    title: 'Sealed Secrets',
    path: 'github.com/bitnami-labs/sealed-secrets',
    version: 'v0.36.6',
    sum: 'h1:oXj+YUIp/eS8NI81BYLcF8yPwxBf8d+gRpTHJ/Qg/R8=',
    paths: ['helm/sealed-secrets/crds'],
  },
  {
    title: 'External Secrets',
    path: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    paths: ['config/crds/bases'],
  },
  {
    title: 'prometheus-operator',
    path: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.93.0',
    sum: 'h1:AohlYJT+En8TmNpAcEUJ3GsaJTAqfEBwHmGTVpRm/Io=',
    paths: ['example/prometheus-operator-crd'],
  },
  {
    title: 'Argo CD',
    path: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
    paths: ['manifests/crds'],
  },
  {
    title: 'Flux source-controller',
    path: 'github.com/fluxcd/source-controller',
    version: 'v1.9.6',
    sum: 'h1:nG534/bI6nVpyHra7ONAk6xDB3xPsVT+EOLHZHXPrrc=',
    paths: ['config/crd/bases'],
  },
  {
    title: 'Flux kustomize-controller',
    path: 'github.com/fluxcd/kustomize-controller',
    version: 'v1.9.6',
    sum: 'h1:XB+G3A0mky0j5uVHZWv4oSlS2RvZBoNIUhstIvY0JKE=',
    paths: ['config/crd/bases'],
  },
  {
    title: 'KEDA',
    path: 'github.com/kedacore/keda/v2',
    version: 'v2.21.0',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    paths: ['config/crd/bases'],
  },
];
