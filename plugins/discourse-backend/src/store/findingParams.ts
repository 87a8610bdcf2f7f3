import type { Finding } from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';

const paramsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

/** The figures of a finding from their column. */
export function readFindingParamsColumn(
  json: string | null,
): Finding['params'] {
  return json === null ? undefined : paramsSchema.parse(JSON.parse(json));
}

/** The column that stores the figures of a finding. */
export function buildFindingParamsColumn({
  params,
}: Pick<Finding, 'params'>): string | null {
  return params ? JSON.stringify(params) : null;
}
