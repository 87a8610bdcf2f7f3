import { z } from 'zod/v4';
import { FORUM_STATES, SEVERITIES } from '../status/status';
import { FLEET_SORT_FIELDS } from './fleet';

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value =>
      value === undefined || Array.isArray(value)
        ? value
        : String(value).split(','),
    z.array(item).max(50).optional(),
  );

/** Query string of `GET /forums`. Lists are comma-separated or repeated. @public */
export const fleetQuerySchema = z.strictObject({
  search: z.string().trim().max(100).optional(),
  severity: list(z.enum(SEVERITIES)),
  state: list(z.enum(FORUM_STATES)),
  owner: list(z.string().max(200)),
  sort: z.enum(FLEET_SORT_FIELDS).default('severity'),
  order: z.enum(['asc', 'desc']).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  /** `nextCursor` of the page before; goes before `offset`. */
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** @public */
export type FleetQuery = z.output<typeof fleetQuerySchema>;

/** @public */
export type FleetQueryInput = Partial<FleetQuery>;

/** Query string of `GET /forums.csv`: all rows, and so no pages. @public */
export const fleetExportQuerySchema = fleetQuerySchema.omit({
  offset: true,
  limit: true,
  cursor: true,
});
