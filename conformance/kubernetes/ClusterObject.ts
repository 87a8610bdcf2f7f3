import { parse } from 'yaml';
import { z } from 'zod/v4';

const headSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
});

/** An object as a GitOps tool hands it to the API server. */
export type ClusterObject = z.infer<typeof headSchema> & {
  /** Its text, sent as it is, so that the server's own parser reads it. */
  text: string;
};

/** The objects of a text of several YAML documents. */
export function readObjects(text: string): ClusterObject[] {
  return text
    .split(/^---\n/m)
    .filter(part => part.trim() !== '')
    .map(part => ({
      // As the cluster reads it.
      ...headSchema.parse(parse(part, { version: '1.1' })),
      text: part,
    }));
}

/** Kind, namespace and name, as people write it. */
export function labelOf(object: ClusterObject): string {
  const { namespace, name } = object.metadata;
  return `${object.kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
