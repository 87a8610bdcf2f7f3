import { forumSpecJsonSchema } from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';

const nodeSchema = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** What the JSON Schema says of one field. */
export type FieldNode = z.output<typeof nodeSchema>;

/** One field of a ForumSpec. */
export interface ForumField {
  /** Dotted path; `[]` stands for an entry of a list. */
  path: string;
  required: boolean;
  node: FieldNode;
  /** Names of the fields inside. */
  children: string[];
}

function visit(options: {
  path: string;
  required: boolean;
  value: unknown;
}): ForumField[] {
  const { path, required } = options;
  const node = nodeSchema.parse(options.value);
  const properties = Object.entries(node.properties ?? {});
  const field = { path, required, node, children: properties.map(([k]) => k) };
  const below = properties.flatMap(([name, value]) =>
    visit({
      path: path === '' ? name : `${path}.${name}`,
      required: node.required?.includes(name) ?? false,
      value,
    }),
  );
  const entries =
    node.items === undefined
      ? []
      : visit({ path: `${path}[]`, required: false, value: node.items });
  return [field, ...below, ...entries];
}

let known: Map<string, ForumField> | undefined;

/** All fields of a ForumSpec by their path, the whole of it under ''. */
export function forumFields(): ReadonlyMap<string, ForumField> {
  // Built once, as the schema never changes, and only when somebody asks.
  known ??= new Map(
    visit({ path: '', required: true, value: forumSpecJsonSchema() }).map(
      field => [field.path, field],
    ),
  );
  return known;
}

/** The values that a field takes one of, if it is so. */
export function allowedValues(node: FieldNode): unknown[] {
  if (node.const !== undefined) {
    return [node.const];
  }
  const variants = [...(node.anyOf ?? []), ...(node.oneOf ?? [])]
    .map(variant => nodeSchema.safeParse(variant))
    .flatMap(({ data }) => (data ? allowedValues(data) : []));
  return node.enum ?? variants;
}
