import { z } from 'zod/v4';
import {
  FORUM_STATES,
  SEVERITIES,
  type ForumState,
  type Severity,
} from '../status';

/** Columns that the fleet can be sorted by. @public */
export const FLEET_SORT_FIELDS = [
  'title',
  'severity',
  'version',
  'enqueued',
  'lastBackupAt',
  'collectedAt',
] as const;

/** @public */
export type FleetSortField = (typeof FLEET_SORT_FIELDS)[number];

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
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** @public */
export type FleetQuery = z.output<typeof fleetQuerySchema>;

/** @public */
export type FleetQueryInput = Partial<FleetQuery>;

/** One forum in the fleet. @public */
export interface FleetRow {
  id: string;
  entityRef: string;
  owner?: string;
  title: string;
  url: string;
  simulated: boolean;
  state: ForumState;
  severity: Severity;
  /** Title of the worst finding. */
  headline: string;
  version?: string;
  enqueued?: number;
  /** ISO time of the newest backup. */
  lastBackupAt?: string;
  /** ISO time of the last attempt to read the forum. */
  collectedAt?: string;
}

/** Answer of `GET /forums`. Counts cover all forums that the caller may see and that match the search. @public */
export interface FleetPage {
  items: FleetRow[];
  totalItems: number;
  counts: {
    severity: Record<Severity, number>;
    state: Record<ForumState, number>;
  };
}
