import {
  isDiscourseError,
  type DiscourseClient,
} from '@backstage-discourse/discourse-client';
import type { KeyHolder } from '@backstage-discourse/plugin-discourse-node';
import {
  KEY_NAMES,
  type CollectedKeys,
  type Keyring,
  type NamedKeys,
} from '../registry/Keyring';
import type { AdminBudget } from './AdminBudget';

/**
 * Tries the keys that wait to replace others, and lets those that the forum
 * accepts take their place. The old ones are used until then, however long
 * that takes. A key that the forum can not be asked about goes on waiting.
 */
export async function proveNextKeys(
  keys: CollectedKeys,
  options: {
    forum: KeyHolder;
    keyring: Keyring;
    connect: (apiKey: string) => DiscourseClient;
    budget: AdminBudget;
    signal: AbortSignal;
  },
): Promise<CollectedKeys> {
  const { forum, keyring, connect, budget, signal } = options;
  const accepted: NamedKeys = {};
  const waiting: NamedKeys = {};
  for (const name of KEY_NAMES) {
    const key = keys.next[name];
    if (key === undefined) {
      continue;
    }
    const mayAsk = !signal.aborted && budget.spend(1);
    if (mayAsk && (await isAccepted(connect(key), { signal }))) {
      accepted[name] = key;
    } else {
      waiting[name] = key;
    }
  }
  if (Object.keys(accepted).length > 0) {
    await keyring.promoteKeys(forum, accepted);
  }
  const { next, ...present } = keys;
  return { ...present, ...accepted, next: waiting };
}

async function isAccepted(
  client: DiscourseClient,
  options: { signal: AbortSignal },
): Promise<boolean> {
  try {
    await client.readKeyScopes(options);
    return true;
  } catch (error) {
    if (isDiscourseError(error) || options.signal.aborted) {
      return false;
    }
    throw error;
  }
}
