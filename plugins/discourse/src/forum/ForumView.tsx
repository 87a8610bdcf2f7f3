import { Container } from '@backstage/ui';
import { ForumFailure, ReadFailureAlert } from './ForumFailure';
import { ForumHeader } from './ForumHeader';
import { ForumSkeleton } from './ForumSkeleton';
import { ForumStateAlert } from './ForumStateAlert';
import { ForumTabs } from './ForumTabs';
import styles from './ForumView.module.css';
import { classifyFailure } from './classifyFailure';
import { useForumStatus } from './useForumStatus';

export type ForumViewProps = {
  /** Id of the forum in the registry. */
  id: string;
};

/** Everything the portal knows of one forum, in each of its states. */
export const ForumView = ({ id }: ForumViewProps) => {
  const forum = useForumStatus(id);
  const { status, error, isLoading, isExpecting, reload, expectNews } = forum;
  const lostAccess = error && classifyFailure(error) !== 'failed';

  if (error && (!status || lostAccess)) {
    return (
      <Container>
        <ForumFailure
          id={id}
          error={error}
          isRetrying={isLoading}
          onRetry={reload}
        />
      </Container>
    );
  }
  if (!status) {
    return (
      <Container>
        <ForumSkeleton />
      </Container>
    );
  }
  return (
    <Container>
      <div className={styles.root}>
        {error && <ReadFailureAlert error={error} onRetry={reload} />}
        <ForumHeader
          status={status}
          isExpecting={isExpecting}
          onRefreshQueued={expectNews}
        />
        <ForumStateAlert status={status} />
        {status.state !== 'pending' && (
          <ForumTabs status={status} onBackupStarted={expectNews} />
        )}
      </div>
    </Container>
  );
};
