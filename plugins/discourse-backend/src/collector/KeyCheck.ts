import {
  isDiscourseError,
  type DiscourseClient,
} from '@backstage-discourse/discourse-client';
import type {
  KeyFacts,
  KeysData,
  ProblemKind,
} from '@backstage-discourse/plugin-discourse-common';
import { KEY_NAMES, type CollectedKeys } from '../registry/Keyring';

/** Answers that may come for good, so that asking again is no use. */
const UNCLEAR: readonly ProblemKind[] = ['missing-right', 'not-found'];

/** The question what the keys of a forum allow. */
export interface KeyCheck {
  /** Admin requests that it takes. */
  cost: number;
  read(options: { signal: AbortSignal }): Promise<KeysData>;
}

/** The question about the keys that are used now. */
export function createKeyCheck(
  options: Omit<Parameters<typeof readKeys>[0], 'signal'>,
): KeyCheck {
  return {
    cost: options.keys.operate === undefined ? 1 : 2,
    read: each => readKeys({ ...options, ...each }),
  };
}

/**
 * Asks the forum what both keys allow. A monitor key that is refused is a
 * problem of the whole forum and is thrown; an operate key is judged by itself,
 * since nothing but operations needs it.
 */
async function readKeys(options: {
  keys: CollectedKeys;
  monitor: DiscourseClient;
  connect: (apiKey: string) => DiscourseClient;
  signal: AbortSignal;
}): Promise<KeysData> {
  const { keys, monitor, connect, signal } = options;
  const { scopes, unrestricted } = await monitor.readKeyScopes({ signal });
  return {
    monitor: {
      state: 'accepted',
      unrestricted,
      scopes: scopes.map(({ id }) => id),
    },
    operate:
      keys.operate === undefined
        ? { state: 'missing' }
        : await readKey(connect(keys.operate), { signal }),
    awaiting: KEY_NAMES.filter(name => keys.next[name] !== undefined),
  };
}

async function readKey(
  client: DiscourseClient,
  options: { signal: AbortSignal },
): Promise<KeyFacts> {
  try {
    const { scopes, unrestricted } = await client.readKeyScopes(options);
    return {
      state: 'accepted',
      unrestricted,
      scopes: scopes.map(({ id }) => id),
    };
  } catch (error) {
    if (!isDiscourseError(error)) {
      throw error;
    }
    if (error.kind === 'bad-key') {
      return { state: 'refused' };
    }
    if (UNCLEAR.includes(error.kind)) {
      return { state: 'unknown' };
    }
    throw error;
  }
}
