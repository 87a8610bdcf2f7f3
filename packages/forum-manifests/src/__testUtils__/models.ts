import * as argo from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import * as certificates from '@kubernetes-models/cert-manager/cert-manager.io/v1';
import * as cnpg from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import * as external from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import * as fluxKustomize from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1';
import * as fluxSource from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1';
import * as gateway from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import * as grants from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1beta1';
import * as keda from '@kubernetes-models/keda/keda.sh/v1alpha1';
import * as prometheus from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import * as sealed from '@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1';
import * as traefik from '@kubernetes-models/traefik/traefik.io/v1alpha1';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as batch from 'kubernetes-models/batch/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as rbac from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import * as core from 'kubernetes-models/v1';
import { buildModels } from '../validation/buildModels';

/** The models, loaded the way Jest can. */
export const models = buildModels({
  argo,
  certificates,
  cnpg,
  gateway,
  grants,
  sealed,
  autoscaling,
  rbac,
  traefik,
  keda,
  fluxSource,
  fluxKustomize,
  external,
  prometheus,
  apps,
  batch,
  networking,
  policy,
  core,
});
