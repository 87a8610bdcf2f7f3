import { models } from '../models';
import { nameOf, ofKind, type RenderedForum } from './RenderedForum';

const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;
const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const GITOPS_GROUPS = /^(argoproj\.io|.*\.toolkit\.fluxcd\.io)\//;

/** Objects that the model of their kind refuses. */
export function invalidObjects({ objects }: RenderedForum): string[] {
  return objects.flatMap(object => {
    const validate = models.get(`${object.apiVersion}/${object.kind}`);
    const fault = validate ? validate(object) : 'has no model';
    return fault === undefined ? [] : [`${nameOf(object)}: ${fault}`];
  });
}

/** Names and label values that the API server refuses. */
export function illegalNames({ objects }: RenderedForum): string[] {
  return objects.flatMap(object => {
    const { name, labels } = object.metadata;
    const legal = object.kind === 'Service' ? DNS_LABEL : DNS_NAME;
    return [
      ...(legal.test(name) ? [] : [`${nameOf(object)} has no legal name`]),
      ...Object.entries(labels)
        .filter(([, value]) => !LABEL_VALUE.test(value))
        .map(([key]) => `${nameOf(object)} has an illegal label '${key}'`),
    ];
  });
}

/** Objects that share kind, namespace and name. */
export function sharedNames({ objects }: RenderedForum): string[] {
  const seen = new Set<string>();
  return objects.flatMap(object => {
    const { kind, metadata } = object;
    const id = `${kind} ${metadata.namespace}/${metadata.name}`;
    const faults = seen.has(id) ? [`${id} is there twice`] : [];
    seen.add(id);
    return faults;
  });
}

/** Objects outside the forum's namespace that are not the GitOps tool's. */
export function strayNamespaces(rendered: RenderedForum): string[] {
  const { gitops } = rendered.forum.spec;
  const own = rendered.forum.metadata.name;
  const tool =
    gitops.tool === 'flux' ? gitops.fluxNamespace : gitops.argocdNamespace;
  const accounts = new Set(
    ofKind(rendered, 'ServiceAccount')
      .filter(({ metadata }) => metadata.namespace === tool)
      .map(({ metadata }) => metadata.name),
  );
  return rendered.objects.flatMap(object => {
    const { apiVersion, kind, metadata } = object;
    const namespace = kind === 'Namespace' ? metadata.name : metadata.namespace;
    const isTools =
      GITOPS_GROUPS.test(apiVersion) ||
      (kind === 'ServiceAccount' && accounts.has(metadata.name));
    return namespace === (isTools ? tool : own)
      ? []
      : [`${nameOf(object)} is in namespace '${namespace}'`];
  });
}
