import { blockedDrains, plainSecrets, prunedData, softPods } from './hardening';
import {
  illegalNames,
  invalidObjects,
  sharedNames,
  strayNamespaces,
} from './identity';
import { deafPorts, oneSidedAllows, openPods } from './network';
import {
  danglingReferences,
  idleSecrets,
  unfetchedSecrets,
  unknownSecrets,
} from './references';
import type { RenderedForum } from './RenderedForum';
import { emptySelections, foreignPods } from './selection';

export { readForum, type RenderedForum } from './RenderedForum';

/** What holds for each forum; every check returns the faults it finds. */
export const INVARIANTS = {
  invalidObjects,
  illegalNames,
  sharedNames,
  strayNamespaces,
  emptySelections,
  foreignPods,
  oneSidedAllows,
  deafPorts,
  openPods,
  unknownSecrets,
  idleSecrets,
  unfetchedSecrets,
  danglingReferences,
  softPods,
  plainSecrets,
  blockedDrains,
  prunedData,
} satisfies Record<string, (rendered: RenderedForum) => string[]>;

/** Every fault of a render, with the check that found it. */
export function faultsOf(rendered: RenderedForum): string[] {
  return Object.entries(INVARIANTS).flatMap(([name, check]) =>
    check(rendered).map(fault => `${name}: ${fault}`),
  );
}
