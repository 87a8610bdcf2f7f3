import {
  FORUM_CHANNELS,
  SEVERITIES,
  type FleetRow,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import { readFindingParamsColumn } from '../store/findingParams';
import { readIso, readMs } from '../store/instants';
import { readState } from '../store/stateSql';
import type { DbFleetRow } from './listRows';

const channelSchema = z.enum(FORUM_CHANNELS);
const NOT_SEEN = 'Not seen yet';

/** One row of the fleet, from the listed columns only. */
export function readFleetRow(
  row: DbFleetRow,
  options: { staleBefore: number },
): FleetRow {
  return {
    id: row.id,
    entityRef: row.entity_ref ?? '',
    owner: row.owner === '' ? undefined : row.owner,
    title: row.title,
    url: row.url,
    simulated: row.simulated === 1,
    state: readState(row, options),
    severity: SEVERITIES[row.severity_rank] ?? 'info',
    headline: row.headline === '' ? NOT_SEEN : row.headline,
    finding:
      row.finding_id === null
        ? undefined
        : {
            id: row.finding_id,
            params: readFindingParamsColumn(row.params),
          },
    version: row.version ?? undefined,
    channel: channelSchema.safeParse(row.channel).data,
    cluster: row.cluster ?? undefined,
    enqueued: readMs(row.enqueued),
    lastBackupAt: readIso(row.last_backup_at),
    groups: row.group_count ?? undefined,
    collectedAt: readIso(row.collected_at),
  };
}
