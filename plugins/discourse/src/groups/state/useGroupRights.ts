import {
  forumGroupsDecidePermission,
  forumGroupsProposePermission,
  forumOperatePermission,
  forumRefreshPermission,
  type ForumStatus,
  type GroupMode,
} from '@backstage-discourse/plugin-discourse-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

/** For each thing that can be done with groups, all reasons why not. */
export interface GroupRights {
  check: string[];
  apply: string[];
  propose: string[];
  decide: string[];
}

/** What the reader may do with the groups of a forum, and why not the rest. */
export function useGroupRights(
  status: ForumStatus,
  options: { mode?: GroupMode },
): GroupRights {
  const { t } = useDiscourseTranslation();
  const resourceRef = status.entityRef;
  const check = usePermission({
    permission: forumRefreshPermission,
    resourceRef,
  });
  const apply = usePermission({
    permission: forumOperatePermission,
    resourceRef,
  });
  const propose = usePermission({
    permission: forumGroupsProposePermission,
    resourceRef,
  });
  const decide = usePermission({
    permission: forumGroupsDecidePermission,
    resourceRef,
  });

  const lacksPermission = (
    { loading, allowed }: { loading: boolean; allowed: boolean },
    permission: string,
  ) =>
    !loading && !allowed ? [t('groups.why.permission', { permission })] : [];
  const lacksKey = status.access.operate ? [] : [t('groups.why.operateKey')];

  return {
    check: [
      ...lacksPermission(check, forumRefreshPermission.name),
      ...(status.access.monitor ? [] : [t('groups.why.monitorKey')]),
    ],
    apply: [
      ...lacksPermission(apply, forumOperatePermission.name),
      ...lacksKey,
      ...(options.mode === 'observe' ? [t('groups.why.observe')] : []),
    ],
    propose: lacksPermission(propose, forumGroupsProposePermission.name),
    decide: [
      ...lacksPermission(decide, forumGroupsDecidePermission.name),
      ...lacksKey,
    ],
  };
}
