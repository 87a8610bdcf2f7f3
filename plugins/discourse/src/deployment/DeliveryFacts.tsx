import type { Delivery } from '@backstage-discourse/plugin-discourse-common';
import { Facts } from '../parts';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

const SHORT_REVISION = 12;

const TOOL_NAMES = { 'argo-cd': 'Argo CD', flux: 'Flux' } as const;

/** What brings the repository to the cluster, and how far it got. */
export const DeliveryFacts = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useDiscourseTranslation();
  const { tool, name, synced, sync, healthy, health, revision, message } =
    delivery;
  const healthWord = () => {
    if (healthy === undefined) {
      return t('fact.unknown');
    }
    return t(
      healthy ? 'deployment.delivery.works' : 'deployment.delivery.fails',
    );
  };
  return (
    <Facts
      facts={[
        {
          id: 'sync',
          label: t('deployment.delivery.sync', { tool: TOOL_NAMES[tool] }),
          value: t(
            synced
              ? 'deployment.delivery.synced'
              : 'deployment.delivery.behind',
          ),
          note: sync,
        },
        {
          id: 'health',
          label: t('deployment.delivery.health'),
          value: healthWord(),
          note: message ?? health,
        },
        {
          id: 'revision',
          label: t('deployment.delivery.revision'),
          value: revision?.slice(0, SHORT_REVISION) ?? t('fact.unknown'),
          note: name,
        },
      ]}
    />
  );
};
