import {
  driftItemSchema,
  type GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';

const listSchema = z.array(
  driftItemSchema.pick({ id: true, fingerprint: true, group: true }),
);

/** What tells the differences of a forum apart. */
type DriftList = z.output<typeof listSchema>;

/**
 * The column of a report. What owners may change is no difference here, and
 * nothing is where the repository has no word about groups.
 */
export function buildDriftColumn({
  configured,
  drift,
}: Pick<GroupReport, 'configured' | 'drift'>): string | null {
  if (!configured) {
    return null;
  }
  const list: DriftList = drift
    .filter(item => item.class !== 'owners-field')
    .map(({ id, fingerprint, group }) => ({ id, fingerprint, group }));
  return JSON.stringify(list);
}

/** Reads the column; undefined where it is not known. */
export function readDriftColumn(json: string | null): DriftList | undefined {
  return json === null ? undefined : listSchema.parse(JSON.parse(json));
}
