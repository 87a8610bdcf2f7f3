import type { SimulatedForumOptions } from '../fleet';
import { choose, hash32 } from '../random';
import type { ScenarioName } from '../scenarios';
import { laptopCluster } from '../portal/laptopCluster';
import type { PortalKeyRing } from './PortalKeyRing';

/** A forum that has no repository, for load. */
export interface GeneratedForum {
  id: string;
  owner: string;
  options: SimulatedForumOptions;
}

const owners = ['acme', 'globex', 'initech', 'hooli', 'umbra'] as const;

// Most forums of a real fleet are well.
const mix: readonly [ScenarioName, ...ScenarioName[]] = [
  'healthy',
  'healthy',
  'healthy',
  'healthy',
  'healthy',
  'healthy',
  'busy',
  'busy',
  'behind',
  'draining',
  'drowning',
  'out-of-support',
  'late-backups',
  'no-backups',
  'stuck',
  'no-workers',
];

/** So many forums, the same for the same seed. */
export function generateForums(
  count: number,
  options: { seed: number; keyRing: PortalKeyRing },
): GeneratedForum[] {
  const { seed, keyRing } = options;
  return Array.from({ length: count }, (_unused, index) => {
    const id = `forum-${String(index + 1).padStart(5, '0')}`;
    return {
      id,
      owner: choose(owners, seed, 'owner', index),
      options: {
        hostname: `${id}.${laptopCluster.domain}`,
        title: `Forum ${index + 1}`,
        seed: hash32(seed, 'forum', index),
        scenario: choose(mix, seed, 'scenario', index),
        keys: keyRing.keysOf(id),
      },
    };
  });
}
