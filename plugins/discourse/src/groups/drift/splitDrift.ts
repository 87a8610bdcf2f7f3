import type {
  DriftAcceptance,
  DriftItem,
} from '@backstage-discourse/plugin-discourse-common';

/** Differences that wait for an answer, and those that are lived with. */
export function splitDrift(
  drift: readonly DriftItem[],
  acceptances: readonly DriftAcceptance[],
): { open: DriftItem[]; accepted: DriftItem[] } {
  const isAccepted = (item: DriftItem) =>
    acceptances.some(
      each => each.driftId === item.id && each.fingerprint === item.fingerprint,
    );
  return {
    open: drift.filter(item => !isAccepted(item)),
    accepted: drift.filter(isAccepted),
  };
}
