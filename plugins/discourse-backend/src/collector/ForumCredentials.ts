import type { DiscourseClient } from '@backstage-discourse/discourse-client';
import type { ExplainedProblem } from '../access/explainProblem';
import type { CollectedKeys, Keyring } from '../registry/Keyring';
import type { ClaimedForum } from '../store/loadClaimedForums';
import type { AdminBudget } from './AdminBudget';
import type { CollectorSettings } from './CollectorSettings';
import { isHeld } from './isHeld';
import { proveNextKeys } from './proveNextKeys';

/** The keys to use for a forum now, and why there is none, if so. */
export interface ForumCredentials {
  keys: CollectedKeys;
  problem?: ExplainedProblem;
}

/** Finds the keys of a forum and tries those that wait to replace others. */
export async function findCredentials(
  claimed: ClaimedForum,
  options: {
    keyring: Keyring;
    connect: (apiKey: string) => DiscourseClient;
    budget: AdminBudget;
    settings: CollectorSettings;
    now: () => number;
    signal: AbortSignal;
  },
): Promise<ForumCredentials> {
  const { forum } = claimed;
  const { keyring, settings, now } = options;
  let keys: CollectedKeys;
  try {
    keys = await keyring.getKeys(forum);
    if (!isHeld(claimed, { settings, now: now() })) {
      keys = await proveNextKeys(keys, { ...options, forum });
    }
  } catch {
    // What was thrown may quote what it could not read.
    return {
      keys: { next: {} },
      problem: {
        kind: 'no-key',
        message: `The keys of forum '${forum.id}' can not be read; check discourse.encryptionKey or the credential source.`,
      },
    };
  }
  return {
    keys,
    problem:
      keys.monitor === undefined
        ? {
            kind: 'no-key',
            message: `The registry has no monitor key for forum '${forum.id}'.`,
          }
        : undefined,
  };
}
