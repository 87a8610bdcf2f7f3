import { z } from 'zod/v4';
import { forumNames } from '../../manifests/names';
import { requiredSecrets } from '../../secrets/requiredSecrets';
import { valuesOf } from '../renderedObjects';
import { nameOf, ofKind, type RenderedForum } from './RenderedForum';

const namedSchema = z.looseObject({ name: z.string() });

function namesOf(rendered: RenderedForum, kind: string): Set<string> {
  return new Set(ofKind(rendered, kind).map(({ metadata }) => metadata.name));
}

/** Keys of the Secrets that the forum says it needs, or that CNPG makes. */
function declaredKeys({ forum }: RenderedForum): Set<string> {
  return new Set([
    ...requiredSecrets(forum).flatMap(({ name, keys }) =>
      keys.map(({ key }) => `${name}/${key}`),
    ),
    `${forumNames(forum).databaseAppSecret}/password`,
  ]);
}

/** Keys of Secrets that are used and not declared. */
export function unknownSecrets(rendered: RenderedForum): string[] {
  const declared = declaredKeys(rendered);
  const pullSecret = rendered.forum.spec.discourse.image.pullSecret;
  return [
    ...rendered.secretKeys
      .filter(reference => !declared.has(reference))
      .map(reference => `Secret key ${reference} is not declared`),
    ...valuesOf(rendered.objects, 'imagePullSecrets')
      .flatMap(list => z.array(namedSchema).parse(list))
      .filter(({ name }) => name !== pullSecret)
      .map(({ name }) => `pull secret ${name} is not declared`),
  ];
}

/** Secrets that people have to supply and that nothing uses. */
export function idleSecrets(rendered: RenderedForum): string[] {
  const used = new Set(rendered.secretKeys);
  return requiredSecrets(rendered.forum).flatMap(({ name, keys }) =>
    keys
      .filter(({ key }) => !used.has(`${name}/${key}`))
      .map(({ key }) => `Secret key ${name}/${key} is asked for in vain`),
  );
}

/** Secrets of an external store that no ExternalSecret fetches. */
export function unfetchedSecrets(rendered: RenderedForum): string[] {
  if (rendered.forum.spec.secrets.provider !== 'external-secrets') {
    return [];
  }
  const fetched = namesOf(rendered, 'ExternalSecret');
  return requiredSecrets(rendered.forum)
    .filter(({ name }) => !fetched.has(name))
    .map(({ name }) => `Secret ${name} is not fetched from the store`);
}

/** Kubernetes puts it into every namespace. */
const CLUSTER_CA = 'kube-root-ca.crt';

/** ConfigMaps, ServiceAccounts and claims that pods ask for and nothing makes. */
export function danglingReferences(rendered: RenderedForum): string[] {
  const configMaps = namesOf(rendered, 'ConfigMap');
  const accounts = namesOf(rendered, 'ServiceAccount');
  const claims = namesOf(rendered, 'PersistentVolumeClaim');
  const mounted = new Set<string>();
  const faults = rendered.pods.flatMap(({ owner, template }) => {
    if (!template) {
      return [];
    }
    const { serviceAccountName = 'default', volumes } = template.spec;
    const maps = [
      ...valuesOf(template, 'configMapRef'),
      ...valuesOf(template, 'configMap'),
    ].map(value => namedSchema.parse(value).name);
    const claimed = volumes.flatMap(({ persistentVolumeClaim: claim }) =>
      claim ? [claim.claimName] : [],
    );
    claimed.forEach(name => mounted.add(name));
    return [
      ...maps
        .filter(name => name !== CLUSTER_CA && !configMaps.has(name))
        .map(name => `${owner} needs ConfigMap ${name}`),
      ...claimed
        .filter(name => !claims.has(name))
        .map(name => `${owner} needs PersistentVolumeClaim ${name}`),
      ...(accounts.has(serviceAccountName)
        ? []
        : [`${owner} needs ServiceAccount ${serviceAccountName}`]),
    ];
  });
  const unused = ofKind(rendered, 'PersistentVolumeClaim')
    .filter(({ metadata }) => !mounted.has(metadata.name))
    .map(object => `${nameOf(object)} is claimed in vain`);
  return [...faults, ...unused];
}
