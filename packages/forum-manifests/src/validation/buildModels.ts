import { z } from 'zod/v4';
import { objectStoreSchema } from '../database/ObjectStore';

/** Says what is wrong with an object of one kind, or nothing. */
export type ValidateObject = (object: object) => string | undefined;

/** How to validate an object, by `apiVersion/kind`. */
export type Models = ReadonlyMap<string, ValidateObject>;

/** The modules of the model packages that hold the kinds of a forum. */
export interface ModelModules {
  core: typeof import('kubernetes-models/v1');
  apps: typeof import('kubernetes-models/apps/v1');
  batch: typeof import('kubernetes-models/batch/v1');
  policy: typeof import('kubernetes-models/policy/v1');
  networking: typeof import('kubernetes-models/networking.k8s.io/v1');
  cnpg: typeof import('@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1');
  gateway: typeof import('@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1');
  grants: typeof import('@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1beta1');
  certificates: typeof import('@kubernetes-models/cert-manager/cert-manager.io/v1');
  argo: typeof import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1');
  autoscaling: typeof import('kubernetes-models/autoscaling/v2');
  rbac: typeof import('kubernetes-models/rbac.authorization.k8s.io/v1');
  traefik: typeof import('@kubernetes-models/traefik/traefik.io/v1alpha1');
  keda: typeof import('@kubernetes-models/keda/keda.sh/v1alpha1');
  fluxSource: typeof import('@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1');
  fluxKustomize: typeof import('@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1');
  external: typeof import('@kubernetes-models/external-secrets/external-secrets.io/v1');
  prometheus: typeof import('@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1');
  sealed: typeof import('@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1');
}

interface ModelClass {
  apiVersion: string;
  kind: string;
  new (...data: never[]): { validate(): void };
}

function byModel(Model: ModelClass): ValidateObject {
  return object => {
    try {
      // The constructors ask for data that already has the right type, which
      // is what has to be found out.
      const model: { validate(): void } = Reflect.construct(Model, [object]);
      model.validate();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : 'it does not fit';
    }
  };
}

const validateObjectStore: ValidateObject = object => {
  const result = objectStoreSchema.safeParse(object);
  return result.success ? undefined : z.prettifyError(result.error);
};

/** The models of all kinds that the repository of a forum holds. */
export function buildModels(modules: ModelModules): Models {
  const { core, apps, batch, policy, networking, cnpg } = modules;
  const { gateway, grants, certificates, argo, sealed } = modules;
  const { autoscaling, rbac, traefik, keda, external, prometheus } = modules;
  const { fluxSource, fluxKustomize } = modules;
  const classes: ModelClass[] = [
    core.Namespace,
    core.ConfigMap,
    core.Service,
    core.ServiceAccount,
    core.ResourceQuota,
    core.LimitRange,
    core.PersistentVolumeClaim,
    apps.Deployment,
    apps.StatefulSet,
    batch.CronJob,
    batch.Job,
    policy.PodDisruptionBudget,
    networking.NetworkPolicy,
    networking.Ingress,
    autoscaling.HorizontalPodAutoscaler,
    rbac.Role,
    rbac.RoleBinding,
    cnpg.Cluster,
    cnpg.Database,
    cnpg.ScheduledBackup,
    cnpg.Pooler,
    gateway.HTTPRoute,
    grants.ReferenceGrant,
    certificates.Certificate,
    argo.Application,
    argo.AppProject,
    sealed.SealedSecret,
    traefik.IngressRoute,
    traefik.Middleware,
    keda.ScaledObject,
    fluxSource.GitRepository,
    fluxKustomize.Kustomization,
    external.ExternalSecret,
    prometheus.PodMonitor,
    prometheus.PrometheusRule,
  ];

  const models = new Map<string, ValidateObject>();
  for (const Model of classes) {
    models.set(`${Model.apiVersion}/${Model.kind}`, byModel(Model));
  }
  models.set('barmancloud.cnpg.io/v1/ObjectStore', validateObjectStore);
  return models;
}
