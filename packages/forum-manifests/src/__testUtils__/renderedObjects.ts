import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { renderForum } from '../render/renderForum';

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

/** An object as the printed file has it. */
export type RenderedObject = z.infer<typeof objectSchema> & { path: string };

/** All Kubernetes objects of a render, read back from their files. */
export function renderedObjects(forum: ForumSpec): RenderedObject[] {
  return renderForum(forum)
    .filter(
      ({ path }) =>
        /^(base|argocd|flux)\/.*\.yaml$/.test(path) &&
        !path.endsWith('/kustomization.yaml'),
    )
    .map(({ path, content }) => ({
      // As the cluster reads it.
      ...objectSchema.parse(parse(content, { version: '1.1' })),
      path,
    }));
}

/** All values below a key of this name, wherever they are. */
export function valuesOf(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap(entry => valuesOf(entry, key));
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, entry]) => [
    ...(name === key ? [entry] : []),
    ...valuesOf(entry, key),
  ]);
}
