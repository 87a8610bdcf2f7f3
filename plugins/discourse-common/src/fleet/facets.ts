import type { ForumChannel, ForumState, Severity } from '../status';

/** What the forums of the fleet are counted by. @public */
export const FLEET_FACETS = [
  'severity',
  'state',
  'owner',
  'finding',
  'version',
  'channel',
  'cluster',
  'label',
] as const;

/** @public */
export type FleetFacet = (typeof FLEET_FACETS)[number];

/** How many values of owners, findings, versions, clusters or labels are counted at most. @public */
export const MAX_FACET_VALUES = 200;

/** How many forums have a value. @public */
export interface FacetCount<T extends string = string> {
  value: T;
  count: number;
}

/** How many forums have a finding open. @public */
export interface FindingCount extends FacetCount {
  /** The worst severity that it has in any of these forums. */
  severity: Exclude<Severity, 'ok'>;
}

/**
 * Answer of `GET /fleet/facets`: how many forums that the caller may see have
 * each value. A count is the `totalItems` that the same query finds with its
 * filter of that facet replaced by the value; of a label, with its filter of
 * that key replaced.
 *
 * Values that no forum has are left out. The most frequent come first, versions
 * newest first, and at most `MAX_FACET_VALUES` of each.
 *
 * @public
 */
export interface FleetFacets {
  /** Forums that all filters together find. */
  totalItems: number;
  severity?: Array<FacetCount<Severity>>;
  state?: Array<FacetCount<ForumState>>;
  owner?: FacetCount[];
  /** Findings that are open; what is well is not counted. */
  finding?: FindingCount[];
  version?: FacetCount[];
  channel?: Array<FacetCount<ForumChannel>>;
  cluster?: FacetCount[];
  /** Values are `key=value`. */
  label?: FacetCount[];
}
