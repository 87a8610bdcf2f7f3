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
  sealed: typeof import('@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1');
  external: typeof import('@kubernetes-models/external-secrets/external-secrets.io/v1');
}

function byModel(
  create: (object: object) => { validate(): void },
): ValidateObject {
  return object => {
    try {
      create(object).validate();
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
  const { gateway, grants, certificates, argo, sealed, external } = modules;
  const classes = [
    core.Namespace,
    core.ConfigMap,
    core.Service,
    core.ServiceAccount,
    core.ResourceQuota,
    core.LimitRange,
    apps.Deployment,
    apps.StatefulSet,
    batch.Job,
    policy.PodDisruptionBudget,
    networking.NetworkPolicy,
    cnpg.Cluster,
    cnpg.Database,
    cnpg.ScheduledBackup,
    gateway.HTTPRoute,
    grants.ReferenceGrant,
    certificates.Certificate,
    argo.Application,
    argo.AppProject,
    sealed.SealedSecret,
    external.ExternalSecret,
  ];

  const models = new Map<string, ValidateObject>();
  for (const Model of classes) {
    models.set(
      `${Model.apiVersion}/${Model.kind}`,
      byModel(object => new Model(object)),
    );
  }
  models.set('barmancloud.cnpg.io/v1/ObjectStore', validateObjectStore);
  return models;
}
