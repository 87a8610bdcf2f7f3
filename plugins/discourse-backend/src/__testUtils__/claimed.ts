import { ConfigReader } from '@backstage/config';
import { readCollectorSettings } from '../collector/CollectorSettings';
import type { ClaimedForum } from '../store/loadClaimedForums';

/** The settings without any configuration. */
export const defaultSettings = readCollectorSettings(new ConfigReader({}));

/** A claimed forum that was never read. */
export function buildClaimed(
  overrides: Partial<ClaimedForum> & { now: number },
): ClaimedForum {
  const { now, ...rest } = overrides;
  return {
    forum: {
      id: 'acme',
      source: 'config',
      active: true,
      entityRef: 'component:default/acme',
      title: 'Acme',
      url: 'https://acme.example.com',
      simulated: false,
      createdBy: 'config',
      createdAtMs: now,
      activatedAtMs: now,
      access: { monitor: true, operate: false },
    },
    ticket: 'ticket',
    attempts: 0,
    requested: false,
    budget: { used: 0 },
    parts: { health: {}, version: {}, sidekiq: {}, backups: {}, groups: {} },
    samples: [],
    findingsSince: new Map(),
    ...rest,
  };
}
