import fs from 'node:fs';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import { z } from 'zod/v4';

const template = z.looseObject({
  apiVersion: z.string(),
  kind: z.literal('Template'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    parameters: z.array(
      z.looseObject({
        title: z.string(),
        required: z.array(z.string()).optional(),
        properties: z.record(z.string(), z.looseObject({ title: z.string() })),
      }),
    ),
    steps: z.array(
      z.looseObject({
        id: z.string(),
        action: z.string(),
        input: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});

/** The template as the repository holds it. */
export function readTemplate() {
  const file = path.resolve(
    __dirname,
    '../../../../templates/create-forum/template.yaml',
  );
  return template.parse(parse(fs.readFileSync(file, 'utf8')));
}

/** The template as an entity of a catalog. */
export function templateEntity(): Entity {
  const { spec, metadata, ...rest } = readTemplate();
  return {
    ...rest,
    metadata: {
      ...metadata,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location':
          'url:https://git.example.net/portal/src/branch/main/template.yaml',
      },
    },
    spec: JSON.parse(JSON.stringify(spec)),
  };
}
