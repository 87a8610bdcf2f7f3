import {
  FORUM_CHANNELS,
  FORUM_STATES,
  SEVERITIES,
  type FleetFilters,
  type ForumChannel,
  type ForumState,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';

/** What the fleet is narrowed to; an empty list narrows nothing. */
export interface FleetFilter {
  severity: readonly Severity[];
  state: readonly ForumState[];
  channel: readonly ForumChannel[];
  owner: readonly string[];
  /** Ids of findings. */
  finding: readonly string[];
  version: readonly string[];
  cluster: readonly string[];
  /** `key=value` */
  label: readonly string[];
}

/** Names of the filters, in the address as in the API. */
export const FLEET_FILTERS = [
  'severity',
  'state',
  'channel',
  'owner',
  'finding',
  'version',
  'cluster',
  'label',
] as const satisfies ReadonlyArray<keyof FleetFilter>;

/** The fleet as it is. */
export const NO_FILTER: FleetFilter = {
  severity: [],
  state: [],
  channel: [],
  owner: [],
  finding: [],
  version: [],
  cluster: [],
  label: [],
};

const MAX_VALUES = 50;
const MAX_VALUE_LENGTH = 100;

function pick<T extends string>(known: readonly T[], text: string): T[] {
  const wanted = text.split(',');
  return known.filter(value => wanted.includes(value));
}

function split(text: string): string[] {
  const values = text
    .split(',')
    .filter(
      value =>
        value !== '' &&
        value.length <= MAX_VALUE_LENGTH &&
        !value.includes('\u0000'),
    );
  return [...new Set(values)].slice(0, MAX_VALUES);
}

/** The filter in an address. What means nothing there is ignored. */
export function parseFilter(params: URLSearchParams): FleetFilter {
  const text = (name: keyof FleetFilter) => params.get(name) ?? '';
  return {
    severity: pick(SEVERITIES, text('severity')),
    state: pick(FORUM_STATES, text('state')),
    channel: pick(FORUM_CHANNELS, text('channel')),
    owner: split(text('owner')),
    finding: split(text('finding')),
    version: split(text('version')),
    cluster: split(text('cluster')),
    label: split(text('label')).filter(value => /^[^=\s]+=\S*$/.test(value)),
  };
}

/** The filter as parameters of an address, empty where nothing is filtered. */
export function writeFilter(filter: FleetFilter): Record<string, string> {
  return Object.fromEntries(
    FLEET_FILTERS.map(name => [name, filter[name].join(',')]),
  );
}

/** Whether a filter narrows the fleet at all. */
export function isNarrowing(filter: FleetFilter): boolean {
  return FLEET_FILTERS.some(name => filter[name].length > 0);
}

/** The filter as the API takes it. */
export function toApiFilters(
  filter: FleetFilter,
  options: { search: string },
): FleetFilters {
  const list = <T>(values: readonly T[]) =>
    values.length > 0 ? [...values] : undefined;
  return {
    search: options.search.trim() || undefined,
    severity: list(filter.severity),
    state: list(filter.state),
    channel: list(filter.channel),
    owner: list(filter.owner),
    finding: list(filter.finding),
    version: list(filter.version),
    cluster: list(filter.cluster),
    label: list(filter.label),
  };
}
