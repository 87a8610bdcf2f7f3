import { z } from 'zod/v4';
import { FORUM_CHANNELS, FORUM_STATES, SEVERITIES } from '../status/status';
import { FLEET_FACETS } from './facets';
import { FLEET_SORT_FIELDS } from './fleet';

/** PostgreSQL takes no text with it, and nothing has it in its name. */
const NUL = '\u0000';

/** Text that a database takes as it is. */
const text = (options: { max: number }) =>
  z
    .string()
    .max(options.max)
    .refine(value => !value.includes(NUL), 'must not hold the character NUL');

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value =>
      value === undefined || Array.isArray(value)
        ? value
        : String(value).split(','),
    z.array(item).max(50).optional(),
  );

/** The longest key of a Kubernetes label is 317 characters, the value 63. */
const MAX_LABEL_CHARACTERS = 400;

const label = text({ max: MAX_LABEL_CHARACTERS }).regex(
  /^[^=,\s]+=[^=,\s]*$/,
  'must be a key and a value, like discourse.org/size=small',
);

/**
 * Query string of `GET /forums`. Lists are comma-separated or repeated, and one
 * of their values is enough; of labels, one value for each key.
 *
 * @public
 */
export const fleetQuerySchema = z.strictObject({
  search: text({ max: 100 }).trim().optional(),
  severity: list(z.enum(SEVERITIES)),
  state: list(z.enum(FORUM_STATES)),
  owner: list(text({ max: 200 })),
  /** Ids of findings that are open, such as `sidekiq-growing`. */
  finding: list(text({ max: 100 }).min(1)),
  /** Versions that are installed, exactly. */
  version: list(text({ max: 100 }).min(1)),
  channel: list(z.enum(FORUM_CHANNELS)),
  cluster: list(text({ max: 253 }).min(1)),
  /** `key=value`, from the labels of the forum's entity or its source. */
  label: list(label),
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

/** @public */
export type FleetExportQueryInput = Partial<
  z.output<typeof fleetExportQuerySchema>
>;

/** Query string of `GET /fleet/facets`: the filters of the fleet, and which counts are wanted. @public */
export const fleetFacetsQuerySchema = fleetExportQuerySchema
  .omit({ sort: true, order: true })
  .extend({
    /** The counts that are wanted; all without it. */
    facet: list(z.enum(FLEET_FACETS)),
  });

/** @public */
export type FleetFacetsQuery = z.output<typeof fleetFacetsQuerySchema>;

/** The filters that the fleet, its export and its counts have in common. @public */
export type FleetFilters = Omit<FleetFacetsQuery, 'facet'>;
