import type {
  ForumSample,
  SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import { ConfigReader } from '@backstage/config';
// The judgement itself, without the portal around it.
/* eslint-disable @backstage/no-relative-monorepo-imports -- what is held against the real thing is inside, not published */
import { readFindingThresholds } from '../../plugins/discourse-backend/src/findings/FindingThresholds';
import { findSidekiq } from '../../plugins/discourse-backend/src/findings/findSidekiq';
/* eslint-enable @backstage/no-relative-monorepo-imports */

/** How long a queue may stand still here; long enough to read it often. */
export const STUCK_AFTER_MS = 2000;

const thresholds = readFindingThresholds(
  new ConfigReader({
    discourse: {
      findings: { sidekiq: { stuckAfter: { milliseconds: STUCK_AFTER_MS } } },
    },
  }),
);

/** A reading with its time, as the portal keeps it. */
export function sampleOf(data: SidekiqData): ForumSample {
  return { at: new Date().toISOString(), ...data };
}

/** The findings of readings, oldest first. */
export function judgeSidekiq(
  data: SidekiqData,
  samples: ForumSample[],
): string[] {
  return findSidekiq(data, { thresholds, samples }).map(({ id }) => id);
}
