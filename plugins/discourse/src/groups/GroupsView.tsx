import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { ReadFailureAlert } from '../forum/ForumFailure';
import { View } from '../parts';
import { GroupsFailure } from './overview/GroupsFailure';
import { GroupsHead } from './overview/GroupsHead';
import { GroupsSkeleton } from './overview/GroupsSkeleton';
import { GroupTabs } from './overview/GroupTabs';
import { NotComparedYet } from './overview/NotComparedYet';
import { SeenGroups } from './overview/SeenGroups';
import { useGroupRights, useGroups } from './state';

export type GroupsViewProps = { status: ForumStatus };

/** The small groups of a forum: rules, differences, applications, requests. */
export const GroupsView = ({ status }: GroupsViewProps) => {
  const groups = useGroups(status.id);
  const { overview, applications, error, reload } = groups;
  const report = overview?.report;
  const rights = useGroupRights(status, { mode: report?.policy.spec.mode });

  return (
    <View>
      {!overview && !error && <GroupsSkeleton />}
      {!overview && error && <GroupsFailure error={error} onRetry={reload} />}
      {overview && error && <ReadFailureAlert error={error} onRetry={reload} />}
      {overview && (
        <GroupsHead
          forumId={status.id}
          overview={overview}
          rights={rights}
          onDone={reload}
        />
      )}
      {overview && report && (
        <GroupTabs
          status={status}
          overview={overview}
          report={report}
          applications={applications}
          rights={rights}
          onDone={reload}
        />
      )}
      {overview && !report && (
        <NotComparedYet hasProblem={overview.problem !== undefined} />
      )}
      {!report && (overview || error) && <SeenGroups status={status} />}
    </View>
  );
};
