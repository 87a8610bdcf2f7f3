import {
  forumRefreshPermission,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { describeError, discourseApiRef } from '../api';
import { useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './RefreshButton.module.css';

export type RefreshButtonProps = {
  status: ForumStatus;
  isExpecting: boolean;
  onQueued: () => void;
};

/** Asks the collector to look at the forum now. */
export const RefreshButton = (props: RefreshButtonProps) => {
  const { status, isExpecting, onQueued } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(discourseApiRef);
  const language = useLanguage();
  const messageId = useId();
  const [message, setMessage] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { allowed, loading } = usePermission({
    permission: forumRefreshPermission,
    resourceRef: status.entityRef,
  });

  const refresh = async () => {
    setIsAsking(true);
    setMessage('');
    try {
      const { result, nextAllowedAt } = await api.refreshForum(status.id);
      if (result === 'queued') {
        setMessage(t('refresh.queued'));
        onQueued();
      } else {
        const time = new Intl.DateTimeFormat(language, {
          timeStyle: 'medium',
        }).format(new Date(nextAllowedAt));
        setMessage(t('refresh.tooSoon', { time }));
      }
    } catch (error) {
      setMessage(t('refresh.failed', { message: describeError(error) }));
    } finally {
      setIsAsking(false);
    }
  };

  const denied = !loading && !allowed;
  return (
    <div className={styles.root}>
      <Button
        variant="secondary"
        iconStart={<RiRefreshLine />}
        isDisabled={!allowed}
        isPending={isAsking || isExpecting}
        onPress={refresh}
        aria-describedby={messageId}
      >
        {t('refresh.button')}
      </Button>
      <Text
        as="span"
        id={messageId}
        role="status"
        variant="body-small"
        color="secondary"
      >
        {denied ? t('refresh.denied') : message}
      </Text>
    </div>
  );
};
