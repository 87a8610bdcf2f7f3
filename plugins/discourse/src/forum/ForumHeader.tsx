import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { ButtonLink, Text } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { ChangeMenu } from '../changes';
import { useFindingWords } from '../findings';
import print from '../parts/print.module.css';
import { Verdict } from '../severity';
import { Age } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './ForumHeader.module.css';
import { RefreshButton } from './RefreshButton';
import { SimulatedBadge } from './SimulatedBadge';

export type ForumHeaderProps = {
  status: ForumStatus;
  isExpecting: boolean;
  onRefreshQueued: () => void;
};

/** The verdict on the forum, its age, and what can be done at once. */
export const ForumHeader = (props: ForumHeaderProps) => {
  const { status, isExpecting, onRefreshQueued } = props;
  const { t } = useDiscourseTranslation();
  const say = useFindingWords();
  const worst = status.findings.at(0);
  return (
    <header className={styles.root}>
      <div className={styles.words}>
        <div className={styles.titleLine}>
          <Text as="h2" variant="title-small">
            {status.title}
          </Text>
          {status.simulated && <SimulatedBadge />}
        </div>
        <div className={styles.verdict} aria-live="polite">
          <Verdict
            severity={worst?.severity}
            headline={worst && say(worst).title}
          />
        </div>
        <Text as="p" variant="body-small" color="secondary">
          {status.collectedAt
            ? t('part.seen', { age: <Age at={status.collectedAt} /> })
            : t('forum.neverSeen')}
        </Text>
      </div>
      <div className={`${styles.actions} ${print.control}`}>
        <RefreshButton
          status={status}
          isExpecting={isExpecting}
          onQueued={onRefreshQueued}
        />
        <ChangeMenu entityRef={status.entityRef} />
        <ButtonLink
          variant="secondary"
          href={status.url}
          target="_blank"
          rel="noopener noreferrer"
          iconEnd={<RiExternalLinkLine />}
        >
          {t('forum.open')}
        </ButtonLink>
      </div>
    </header>
  );
};
