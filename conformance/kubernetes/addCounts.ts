import type { LabCounts } from './ForumLab';

/** Adds up what was seen of many forums. */
export function addCounts(all: LabCounts[]): LabCounts {
  const sum = (of: (counts: LabCounts) => number) =>
    all.reduce((total, counts) => total + of(counts), 0);
  return {
    forums: sum(({ forums }) => forums),
    objects: sum(({ objects }) => objects),
    refused: all.flatMap(({ refused }) => refused),
    changedByReapply: all.flatMap(({ changedByReapply }) => changedByReapply),
    pods: {
      pods: sum(({ pods }) => pods.pods),
      withoutWarning: sum(({ pods }) => pods.withoutWarning),
      warnings: all.flatMap(({ pods }) => pods.warnings),
      faults: all.flatMap(({ pods }) => pods.faults),
    },
    upgradeRefused: all.flatMap(({ upgradeRefused }) => upgradeRefused),
    pruned: sum(({ pruned }) => pruned),
  };
}
