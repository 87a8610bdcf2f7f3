import { measureClaim } from '../report/measureClaim';
import type { ConformanceResult } from '../report/ConformanceResult';
import { mapConcurrently } from '../tools/mapConcurrently';
import type { ForumLab } from './ForumLab';
import { laterChanges, REFUSED_IN_PLACE } from './laterChanges';

const CONCURRENT_CHANGES = 6;

/** Changes one thing at a time in forums that run. */
export async function proveLaterChanges(
  lab: ForumLab,
  counterpart: string,
): Promise<ConformanceResult> {
  const claim = `One change at a time applies over a running forum, except ${REFUSED_IN_PLACE.join(
    ' and ',
  )}, which are refused`;
  return measureClaim({ claim, counterpart }, async () => {
    const changes = laterChanges();
    const all = await mapConcurrently(
      changes,
      CONCURRENT_CHANGES,
      async ({ title, forum, changed }) => {
        const counts = await lab.try(forum, { upgraded: changed });
        const refused = [...counts.refused, ...counts.upgradeRefused];
        const expected = REFUSED_IN_PLACE.includes(title);
        if (expected) {
          return refused.length > 0 ? [] : [`${title}: is no longer refused`];
        }
        return refused.map(fault => `${title}: ${fault}`);
      },
    );
    return {
      detail: `${changes.length} changes, delivered by Argo CD and by Flux`,
      faults: all.flat(),
    };
  });
}
