import {
  appTreeApiRef,
  coreExtensionData,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

const KUBERNETES_TAB = 'entity-content:kubernetes/kubernetes';

export type KubernetesLinkProps = { entityRef: string };

/** Leads to the tab of Backstage's Kubernetes plugin, where the app has it. */
export const KubernetesLink = ({ entityRef }: KubernetesLinkProps) => {
  const { t } = useDiscourseTranslation();
  const entityLink = useEntityRefLink();
  const { tree } = useApi(appTreeApiRef).getTree();
  const path = tree.nodes
    .get(KUBERNETES_TAB)
    ?.instance?.getData(coreExtensionData.routePath);
  if (path === undefined) {
    return null;
  }
  return (
    <Link href={`${entityLink(entityRef)}${path}`}>
      {t('deployment.kubernetes')}
    </Link>
  );
};
