import { buildModels, type Models } from './buildModels';

/**
 * Loads the models when they are needed: their packages are ES modules only,
 * and this package is CommonJS.
 */
export async function loadModels(): Promise<Models> {
  return buildModels({
    core: await import('kubernetes-models/v1'),
    apps: await import('kubernetes-models/apps/v1'),
    batch: await import('kubernetes-models/batch/v1'),
    policy: await import('kubernetes-models/policy/v1'),
    networking: await import('kubernetes-models/networking.k8s.io/v1'),
    cnpg: await import(
      '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1'
    ),
    gateway: await import(
      '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1'
    ),
    grants: await import(
      '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1beta1'
    ),
    certificates: await import(
      '@kubernetes-models/cert-manager/cert-manager.io/v1'
    ),
    argo: await import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1'),
    autoscaling: await import('kubernetes-models/autoscaling/v2'),
    rbac: await import('kubernetes-models/rbac.authorization.k8s.io/v1'),
    traefik: await import('@kubernetes-models/traefik/traefik.io/v1alpha1'),
    keda: await import('@kubernetes-models/keda/keda.sh/v1alpha1'),
    fluxSource: await import(
      '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1'
    ),
    fluxKustomize: await import(
      '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1'
    ),
    external: await import(
      '@kubernetes-models/external-secrets/external-secrets.io/v1'
    ),
    prometheus: await import(
      '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
    ),
    sealed: await import(
      '@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1'
    ),
  });
}
