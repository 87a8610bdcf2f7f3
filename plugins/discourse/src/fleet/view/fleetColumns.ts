/** Columns of the fleet in their order. The first names the forum and is always shown. */
export const FLEET_COLUMNS = [
  'title',
  'severity',
  'version',
  'channel',
  'enqueued',
  'lastBackupAt',
  'groups',
  'cluster',
  'owner',
  'collectedAt',
] as const;

/** One column of the fleet. */
export type FleetColumn = (typeof FLEET_COLUMNS)[number];

/** What is shown until the reader or the portal chooses. */
export const DEFAULT_COLUMNS: readonly FleetColumn[] = [
  'title',
  'severity',
  'version',
  'enqueued',
  'lastBackupAt',
  'owner',
  'collectedAt',
];
