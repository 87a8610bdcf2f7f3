import type { DriftItem } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { Badge, Text } from '@backstage/ui';
import { useState } from 'react';
import { groupsApiRef } from '../../api';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { ActionFailure, GuardedButton, ProposeButton } from '../guard';
import { useAction, type GroupRights } from '../state';
import { AcceptDialog } from './AcceptDialog';
import { useDriftSentence } from './useDriftSentence';

export type DriftCardProps = {
  forumId: string;
  item: DriftItem;
  /** The plan that the reader sees. */
  planId: string;
  rights: GroupRights;
  onDone: () => void;
};

/** One difference in words and the answers that it can have. */
export const DriftCard = (props: DriftCardProps) => {
  const { forumId, item, planId, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(groupsApiRef);
  const revert = useAction();
  const [isAccepting, setIsAccepting] = useState(false);
  const { id, answers } = item;
  const sentence = useDriftSentence()(item);
  const can = (answer: (typeof answers)[number]) => answers.includes(answer);

  return (
    <>
      <div className={styles.row}>
        <Badge>{t(`groups.drift.class.${item.class}`)}</Badge>
        <Text as="span">{sentence}</Text>
      </div>
      <div className={styles.row}>
        {can('adopt') && (
          <ProposeButton
            label={t('groups.drift.adopt')}
            about={sentence}
            whyNot={rights.propose}
            getForm={async () => (await api.getAdoption(forumId, id)).form}
          />
        )}
        {can('revert') && (
          <GuardedButton
            variant="secondary"
            whyNot={rights.apply}
            isPending={revert.isRunning}
            aria-label={`${t('groups.drift.revert')}: ${sentence}`}
            onPress={() =>
              revert.run(async () => {
                await api.applyGroups(forumId, planId, { driftIds: [id] });
                onDone();
              })
            }
          >
            {t('groups.drift.revert')}
          </GuardedButton>
        )}
        {can('accept') && (
          <GuardedButton
            variant="secondary"
            whyNot={rights.propose}
            aria-label={`${t('groups.drift.accept')}: ${sentence}`}
            onPress={() => setIsAccepting(true)}
          >
            {t('groups.drift.accept')}
          </GuardedButton>
        )}
      </div>
      <ActionFailure error={revert.error} />
      {isAccepting && (
        <AcceptDialog
          sentence={sentence}
          onClose={() => setIsAccepting(false)}
          onAccept={async acceptance => {
            await api.acceptDrift(forumId, { driftId: id, ...acceptance });
            setIsAccepting(false);
            onDone();
          }}
        />
      )}
    </>
  );
};
