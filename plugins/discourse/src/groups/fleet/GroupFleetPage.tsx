import { Container, Header } from '@backstage/ui';
import { PageTitle, Section, View } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { FleetGroupTable } from './FleetGroupTable';
import { FleetRequestTable } from './FleetRequestTable';

/** The groups of all forums that the reader may see. */
export const GroupFleetPage = () => {
  const { t } = useDiscourseTranslation();
  return (
    <>
      <PageTitle title={t('groups.fleet.title')} />
      <Header
        title={t('groups.fleet.title')}
        description={t('groups.fleet.description')}
      />
      <Container>
        <View>
          <Section title={t('groups.fleet.forums')}>
            <FleetGroupTable />
          </Section>
          <Section title={t('groups.fleet.requests')}>
            <FleetRequestTable />
          </Section>
        </View>
      </Container>
    </>
  );
};
