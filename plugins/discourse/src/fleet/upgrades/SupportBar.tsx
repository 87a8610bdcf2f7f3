import type { DiscourseRelease } from '@backstage-discourse/plugin-discourse-common';
import styles from './SupportBar.module.css';
import { buildWindow, placeIn } from './supportWindow';
import type { WaveSupport } from './buildWaves';

export type SupportBarProps = {
  release: DiscourseRelease;
  support: WaveSupport;
  now: number;
};

/** From release to end of support, with today; the words beside it say the same. */
export const SupportBar = ({ release, support, now }: SupportBarProps) => {
  const window = buildWindow(now);
  const start = placeIn(window, Date.parse(release.released));
  const end = placeIn(window, Date.parse(release.supportEnds));
  return (
    <div className={styles.track} aria-hidden="true">
      <div
        className={styles.bar}
        data-support={support}
        style={{ insetInlineStart: `${start}%`, width: `${end - start}%` }}
      />
      <div
        className={styles.today}
        style={{ insetInlineStart: `${placeIn(window, now)}%` }}
      />
    </div>
  );
};
