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
const secretReferenceSchema = z.object({ name: z.string(), key: z.string() });

function forAll(property: (forum: ForumSpec) => void | Promise<void>) {
  return fc.assert(
    fc.asyncProperty(forumSpecs, async forum => property(forum)),
    RUNS,
  );
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
    { 'acme.cert-manager.io/http01-solver': 'true' },
  ];
}

function namesOf(objects: RenderedObject[], kind: string): string[] {
  return objects
    .filter(object => object.kind === kind)
    .map(({ metadata }) => metadata.name);
}

describe('the manifests of any forum', () => {
  it('pass the validation of their models', async () => {
    await forAll(forum => {
      for (const object of renderedObjects(forum)) {
        const { path, ...manifest } = object;
        const validate = models.get(`${object.apiVersion}/${object.kind}`);

        expect(validate).toBeDefined();
        expect(validate?.(manifest)).toBeUndefined();
      }
    });
  });

  it('have legal names that no two objects of a kind share', async () => {
    await forAll(forum => {
      const objects = renderedObjects(forum);
      const ids = objects.map(
        ({ kind, metadata }) => `${kind} ${metadata.name}`,
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

  it('live in the namespace of the forum, but for Argo CD’s', async () => {
    await forAll(forum => {
      for (const { kind, path, metadata } of renderedObjects(forum)) {
        const expected = path.startsWith('argocd/')
          ? forum.spec.gitops.argocdNamespace
          : forum.metadata.name;

        expect(kind === 'Namespace' ? metadata.name : metadata.namespace).toBe(
          expected,
        );
      }
    });
  });

  it('select pods that exist, and Services and workloads their own', async () => {
    await forAll(forum => {
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

  it('select each workload’s own pods and nobody else’s', async () => {
    await forAll(forum => {
      const objects = renderedObjects(forum);
      const pods = podTemplates(objects).map(({ metadata }) => metadata.labels);

      for (const object of objects) {
        if (['Deployment', 'StatefulSet'].includes(object.kind)) {
          const [selector] = valuesOf(object, 'selector');
          const own = workloadSchema.parse(object).spec.template.metadata;

          expect(selects(selector, own.labels)).toBe(true);
          expect(pods.filter(labels => selects(selector, labels))).toHaveLength(
            1,
          );
        }
      }
    });
  });

  it('refer only to Secrets, ConfigMaps and ServiceAccounts that exist', async () => {
    await forAll(forum => {
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

  it('need every Secret they ask for', async () => {
    await forAll(forum => {
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

  it('hold no Secret, and no password in plain text', async () => {
    await forAll(forum => {
      const objects = renderedObjects(forum);

      expect(namesOf(objects, 'Secret')).toEqual([]);
      const environment = [
        ...valuesOf(objects, 'env'),
        ...valuesOf(objects, 'data'),
      ];
      const literals = JSON.stringify(environment);
      expect(literals).not.toMatch(
        /(PASSWORD|SECRET|ACCESS_KEY_ID)"?,"value":|PASSWORD":"|SECRET_[A-Z_]*":"/,
      );
    });
  });

  it('are the same bytes each time', async () => {
    await forAll(forum => {
      expect(renderForum(structuredClone(forum))).toEqual(renderForum(forum));
    });
  });
});
