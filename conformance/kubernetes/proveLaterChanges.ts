import {
  findRefusedChanges,
  renderForum,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { measureClaim } from '../report/measureClaim';
import type { ConformanceResult } from '../report/ConformanceResult';
import { mapConcurrently } from '../tools/mapConcurrently';
import type { ForumLab } from './ForumLab';
import { laterChanges, type LaterChange } from './laterChanges';

const CONCURRENT_CHANGES = 6;

function filesOf(forum: ForumSpec): Map<string, string> {
  return new Map(
    renderForum(forum).map(({ path, content }) => [path, content]),
  );
}

/** Whether a plan says that the cluster will refuse a change. */
function isForetold({ forum, changed }: LaterChange): boolean {
  return findRefusedChanges(filesOf(forum), filesOf(changed)).length > 0;
}

/** Changes one thing at a time in forums that run. */
export async function proveLaterChanges(
  lab: ForumLab,
  counterpart: string,
): Promise<ConformanceResult> {
  const claim =
    'One change at a time applies over a running forum, except those of which a plan says that they are refused';
  return measureClaim({ claim, counterpart }, async () => {
    const changes = laterChanges();
    const foretold = changes.filter(isForetold);
    const all = await mapConcurrently(
      changes,
      CONCURRENT_CHANGES,
      async change => {
        const { title, forum, changed } = change;
        const counts = await lab.try(forum, { upgraded: changed });
        const refused = [...counts.refused, ...counts.upgradeRefused];
        if (foretold.includes(change)) {
          return refused.length > 0
            ? []
            : [`${title}: a plan says that it is refused, and it is not`];
        }
        return refused.map(fault => `${title}: ${fault}`);
      },
    );
    const titles = [...new Set(foretold.map(({ title }) => title))];
    return {
      detail: `${
        changes.length
      } changes, delivered by Argo CD and by Flux; foretold and refused: ${titles.join(
        ', ',
      )}`,
      faults: all.flat(),
    };
  });
}
