import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { z } from 'zod/v4';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { models } from '../__testUtils__/models';
import {
  renderedObjects,
  valuesOf,
  type RenderedObject,
} from '../__testUtils__/renderedObjects';
import { forumNames } from '../manifests/names';
import { requiredSecrets } from '../secrets/requiredSecrets';
import { renderForum } from './renderForum';

const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const RUNS = { numRuns: 15 };

const templateSchema = z.looseObject({
  metadata: z.looseObject({ labels: z.record(z.string(), z.string()) }),
  spec: z.looseObject({}),
});
const workloadSchema = z.looseObject({
  spec: z.looseObject({ template: templateSchema }),
});
const matchLabelsSchema = z.object({
  matchLabels: z.record(z.string(), z.string()).optional(),
});
const referenceSchema = z.object({ name: z.string() });
const environmentSchema = z.array(
  z.object({ name: z.string(), value: z.string().optional() }),
);
const secretReferenceSchema = z.object({ name: z.string(), key: z.string() });

const labelsSelectorSchema = z.object({
  matchLabels: z.record(z.string(), z.string()).optional(),
});
const policyRuleSchema = z.object({
  ports: z.array(z.object({ port: z.number() })),
  from: z.array(peerSchema()).optional(),
  to: z.array(peerSchema()).optional(),
});
const policySchema = z.object({
  spec: z.object({
    podSelector: labelsSelectorSchema,
    ingress: z.array(policyRuleSchema).optional(),
    egress: z.array(policyRuleSchema).optional(),
  }),
});

function peerSchema() {
  return z.object({
    podSelector: labelsSelectorSchema.optional(),
    namespaceSelector: z.unknown().optional(),
  });
}

function isSecretName(name: string): boolean {
  return /PASSWORD|SECRET|TOKEN(?!IZE)|KEY/.test(name);
}

function forAll(property: (forum: ForumSpec) => void): void {
  fc.assert(fc.property(forumSpecs, property), RUNS);
}

function podTemplates(objects: RenderedObject[]) {
  return objects
    .filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(kind))
    .map(object => workloadSchema.parse(object).spec.template);
}

function selects(selector: unknown, labels: Record<string, string>): boolean {
  const { matchLabels = {} } = matchLabelsSchema.parse(selector);
  return Object.entries(matchLabels).every(
    ([key, value]) => labels[key] === value,
  );
}

/** Labels of all pods in the namespace, those of operators included. */
function podLabels(
  forum: ForumSpec,
  objects: RenderedObject[],
): Record<string, string>[] {
  return [
    ...podTemplates(objects).map(({ metadata }) => metadata.labels),
    { 'cnpg.io/cluster': forumNames(forum).database },
    { 'cnpg.io/poolerName': forumNames(forum).databasePooler },
    { 'acme.cert-manager.io/http01-solver': 'true' },
  ];
}

function namesOf(objects: RenderedObject[], kind: string): string[] {
  return objects
    .filter(object => object.kind === kind)
    .map(({ metadata }) => metadata.name);
}

describe('the manifests of any forum', () => {
  jest.setTimeout(60_000);

  it('pass the validation of their models', () => {
    forAll(forum => {
      for (const object of renderedObjects(forum)) {
        const { path, ...manifest } = object;
        const validate = models.get(`${object.apiVersion}/${object.kind}`);

        expect(validate).toBeDefined();
        expect(validate?.(manifest)).toBeUndefined();
      }
    });
  });

  it('have legal names that no two objects of a kind share', () => {
    forAll(forum => {
      const objects = renderedObjects(forum);
      const ids = objects.map(
        ({ kind, metadata }) =>
          `${kind} ${metadata.namespace}/${metadata.name}`,
      );

      expect(new Set(ids).size).toBe(ids.length);
      for (const { metadata } of objects) {
        expect(metadata.name).toMatch(DNS_NAME);
        for (const value of Object.values(metadata.labels)) {
          expect(value).toMatch(LABEL_VALUE);
        }
      }
    });
  });

  it('live in the namespace of the forum, but for those of the GitOps tool', () => {
    forAll(forum => {
      for (const { kind, path, metadata } of renderedObjects(forum)) {
        const { argocdNamespace, fluxNamespace } = forum.spec.gitops;
        const namespaces = path.startsWith('argocd/')
          ? [argocdNamespace]
          : [
              forum.metadata.name,
              ...(path.startsWith('flux/') ? [fluxNamespace] : []),
            ];

        expect(namespaces).toContain(
          kind === 'Namespace' ? metadata.name : metadata.namespace,
        );
      }
    });
  });

  it('select pods that exist, and Services and workloads their own', () => {
    forAll(forum => {
      const objects = renderedObjects(forum);
      const pods = podLabels(forum, objects);

      for (const object of objects) {
        const selectors = [
          ...valuesOf(object, 'podSelector'),
          ...valuesOf(object, 'labelSelector'),
          ...(['Deployment', 'StatefulSet', 'PodDisruptionBudget'].includes(
            object.kind,
          )
            ? valuesOf(object, 'selector')
            : []),
        ];
        const serviceSelectors =
          object.kind === 'Service'
            ? valuesOf(object, 'selector').map(matchLabels => ({ matchLabels }))
            : [];
        for (const selector of [...selectors, ...serviceSelectors]) {
          const inKubeSystem = JSON.stringify(selector).includes('kube-dns');

          expect(
            inKubeSystem || pods.some(labels => selects(selector, labels)),
          ).toBe(true);
        }
      }
    });
  });

  it('select each workload’s own pods and nobody else’s', () => {
    forAll(forum => {
      const objects = renderedObjects(forum);
      const pods = podTemplates(objects).map(({ metadata }) => metadata.labels);

      const workloads = objects.filter(({ kind }) =>
        ['Deployment', 'StatefulSet'].includes(kind),
      );
      for (const workload of workloads) {
        const [selector] = valuesOf(workload, 'selector');
        const own = workloadSchema.parse(workload).spec.template.metadata;

        expect(pods.filter(labels => selects(selector, labels))).toEqual([
          own.labels,
        ]);
      }
    });
  });

  it('refer only to Secrets, ConfigMaps and ServiceAccounts that exist', () => {
    forAll(forum => {
      const objects = renderedObjects(forum);
      const secrets = requiredSecrets(forum).flatMap(({ name, keys }) =>
        keys.map(({ key }) => `${name}/${key}`),
      );
      secrets.push(`${forumNames(forum).databaseAppSecret}/password`);
      const configMaps = namesOf(objects, 'ConfigMap');

      const references = [
        ...valuesOf(objects, 'secretKeyRef'),
        ...valuesOf(objects, 'accessKeyId'),
        ...valuesOf(objects, 'secretAccessKey'),
      ].map(value => secretReferenceSchema.parse(value));
      for (const { name, key } of references) {
        expect(secrets).toContain(`${name}/${key}`);
      }
      for (const value of [
        ...valuesOf(objects, 'configMapRef'),
        ...valuesOf(objects, 'configMap'),
      ]) {
        expect(configMaps).toContain(referenceSchema.parse(value).name);
      }
      for (const { spec } of podTemplates(objects)) {
        expect(namesOf(objects, 'ServiceAccount')).toContain(
          spec.serviceAccountName,
        );
        expect(spec.automountServiceAccountToken).toBe(false);
        expect(spec.enableServiceLinks).toBe(false);
      }
    });
  });

  it('need every Secret they ask for', () => {
    forAll(forum => {
      const references = [
        ...valuesOf(renderedObjects(forum), 'secretKeyRef'),
      ].map(value => secretReferenceSchema.parse(value));
      const used = references.map(({ name, key }) => `${name}/${key}`);

      for (const { name, keys } of requiredSecrets(forum)) {
        for (const { key } of keys) {
          expect(used).toContain(`${name}/${key}`);
        }
      }
    });
  });

  it('mount only volumes that are claimed, and claim none in vain', () => {
    forAll(forum => {
      const objects = renderedObjects(forum);
      const claimed = namesOf(objects, 'PersistentVolumeClaim');
      const mounted = valuesOf(objects, 'claimName').map(String);

      expect([...new Set(mounted)]).toEqual(claimed);
    });
  });

  it('let in on each port what another policy lets out to it', () => {
    forAll(forum => {
      const policies = renderedObjects(forum)
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .map(policy => policySchema.parse(policy).spec);
      const connections = (
        direction: 'ingress' | 'egress',
        far: 'from' | 'to',
      ) =>
        policies.flatMap(({ podSelector, [direction]: rules = [] }) =>
          rules.flatMap(({ ports, [far]: peers = [] }) =>
            peers
              .filter(peer => peer.podSelector && !peer.namespaceSelector)
              .flatMap(peer =>
                ports.map(({ port }) => {
                  const near = JSON.stringify(podSelector.matchLabels);
                  const other = JSON.stringify(peer.podSelector?.matchLabels);
                  return direction === 'ingress'
                    ? `${other} -> ${near}:${port}`
                    : `${near} -> ${other}:${port}`;
                }),
              ),
          ),
        );

      const letIn = connections('ingress', 'from');
      expect(letIn.length).toBeGreaterThan(0);
      expect(letIn.sort()).toEqual(connections('egress', 'to').sort());
    });
  });

  it('hold no Secret, and no secret value in plain text', () => {
    forAll(forum => {
      const objects = renderedObjects(forum);
      const literals = valuesOf(objects, 'env')
        .flatMap(entries => environmentSchema.parse(entries))
        .filter(({ value }) => value !== undefined)
        .map(({ name }) => name);
      const configMaps = objects.filter(({ kind }) => kind === 'ConfigMap');
      const settings = valuesOf(configMaps, 'data').flatMap(data =>
        Object.keys(z.record(z.string(), z.string()).parse(data)),
      );

      expect(namesOf(objects, 'Secret')).toEqual([]);
      expect([...literals, ...settings].filter(isSecretName)).toEqual([]);
    });
  });

  it('are the same bytes each time', () => {
    forAll(forum => {
      expect(renderForum(structuredClone(forum))).toEqual(renderForum(forum));
    });
  });
});
