import type {
  DeploymentData,
  ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import { Alert } from '@backstage/ui';
import { FindingList } from '../findings';
import { EmptyState, PartBody, Section, View } from '../parts';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { CertificateTable } from './CertificateTable';
import { DatabaseFacts } from './DatabaseFacts';
import { DeliveryFacts } from './DeliveryFacts';
import { KubernetesLink } from './KubernetesLink';
import { PodTable } from './PodTable';
import { VolumeTable } from './VolumeTable';

const Deployment = ({
  deployment,
  entityRef,
}: {
  deployment: DeploymentData;
  entityRef: string;
}) => {
  const { t } = useDiscourseTranslation();
  const { delivery, database, pods, certificates, volumes, missing } =
    deployment;
  return (
    <View>
      {missing.map(({ facts, message }) => (
        <Alert
          key={facts}
          status="warning"
          icon
          title={t(`deployment.missing.${facts}`)}
          description={message}
        />
      ))}
      {delivery && (
        <Section title={t('deployment.delivery.title')}>
          <DeliveryFacts delivery={delivery} />
        </Section>
      )}
      <Section
        title={t('deployment.pods.title')}
        actions={<KubernetesLink entityRef={entityRef} />}
      >
        <PodTable pods={pods} />
      </Section>
      {database && (
        <Section title={t('deployment.database.title')}>
          <DatabaseFacts database={database} />
        </Section>
      )}
      <Section title={t('deployment.certificates.title')}>
        <CertificateTable certificates={certificates} />
      </Section>
      <Section title={t('deployment.volumes.title')}>
        <VolumeTable volumes={volumes} />
      </Section>
    </View>
  );
};

export type DeploymentViewProps = { status: ForumStatus };

/** How a forum runs on its cluster. */
export const DeploymentView = ({ status }: DeploymentViewProps) => {
  const { t } = useDiscourseTranslation();
  const { deployment } = status.parts;
  const findings = status.findings.filter(({ part }) => part === 'deployment');
  if (!deployment) {
    return (
      <View>
        <EmptyState
          title={t('deployment.none.title')}
          description={t('deployment.none.description')}
        />
      </View>
    );
  }
  return (
    <View>
      {findings.length > 0 && (
        <Section title={t('deployment.verdict')}>
          <FindingList findings={findings} />
        </Section>
      )}
      <PartBody part={deployment}>
        {data => <Deployment deployment={data} entityRef={status.entityRef} />}
      </PartBody>
    </View>
  );
};
