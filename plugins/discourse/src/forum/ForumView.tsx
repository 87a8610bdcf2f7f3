import { ForumFailure, ReadFailureAlert } from './ForumFailure';
import { ForumHeader } from './ForumHeader';
import { ForumSkeleton } from './ForumSkeleton';
import { ForumStateAlert } from './ForumStateAlert';
import { ForumTabs } from './ForumTabs';
import styles from './ForumView.module.css';
import type { ForumViewName } from './forumViews';
import { classifyFailure } from './classifyFailure';
import { useForumStatus } from './useForumStatus';

export type ForumViewProps = {
  /** Id of the forum in the registry. */
  id: string;
  /** Which views there are; all by default. */
  views?: readonly ForumViewName[];
};

/** Everything the portal knows of one forum, in each of its states. */
export const ForumView = ({ id, views }: ForumViewProps) => {
  const forum = useForumStatus(id);
  const { status, error, isLoading, isExpecting, reload, expectNews } = forum;
  const lostAccess = error && classifyFailure(error) !== 'failed';

  if (error && (!status || lostAccess)) {
    return (
      <div className={styles.root}>
        <ForumFailure
          id={id}
          error={error}
          isRetrying={isLoading}
          onRetry={reload}
        />
      </div>
    );
  }
  if (!status) {
    return (
      <div className={styles.root}>
        <ForumSkeleton />
      </div>
    );
  }
  return (
    <div className={styles.root}>
      {error && <ReadFailureAlert error={error} onRetry={reload} />}
      <ForumHeader
        status={status}
        isExpecting={isExpecting}
        onRefreshQueued={expectNews}
      />
      <ForumStateAlert status={status} />
      {status.state !== 'pending' && (
        <ForumTabs status={status} views={views} onBackupStarted={expectNews} />
      )}
    </div>
  );
};
