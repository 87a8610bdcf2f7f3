import { z } from 'zod/v4';

const schemaNode = z.looseObject({
  description: z.string().min(1).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});

/** Paths of the fields of a JSON schema that say nothing of themselves. */
export function findUndescribed(schema: unknown, path = ''): string[] {
  const { properties = {}, items } = schemaNode.parse(schema);
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(schemaNode.parse(field).description ? [] : [`${path}${name}`]),
      ...findUndescribed(field, `${path}${name}.`),
    ]),
    ...(items === undefined ? [] : findUndescribed(items, `${path}[].`)),
  ];
}
