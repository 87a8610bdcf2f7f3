import type {
  ApplicationEntry,
  GroupPolicy,
} from '@backstage-discourse/plugin-discourse-common';
import { Badge, Text } from '@backstage/ui';
import { Age } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { ProposeButton } from '../guard';
import { PersonName } from '../overview/PersonName';
import type { GroupRights } from '../state';
import { ApplicationSteps } from './ApplicationSteps';

export type ApplicationCardProps = {
  forumId: string;
  entityRef: string;
  entry: ApplicationEntry;
  policy: GroupPolicy;
  rights: GroupRights;
  onDone: () => void;
};

/** One application: where it stands, what was said, and what can be done. */
export const ApplicationCard = (props: ApplicationCardProps) => {
  const { forumId, entityRef, entry, policy, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const { application, change, isToBeArchived } = entry;
  const { group, state, supporters, approvals, refusals } = application;
  const { preset, title, purpose, owners } = group.spec;
  const { name } = group.metadata;
  const wanted = policy.spec.applications;

  return (
    <>
      <div className={styles.row}>
        <Text as="h4" variant="body-large" weight="bold">
          {`${title} (${name})`}
        </Text>
        <Badge>{t(`groups.applications.state.${state}`)}</Badge>
      </div>
      <Text as="p" variant="body-small" color="secondary">
        {t('groups.applications.by', {
          person: <PersonName entityRef={application.applicant} />,
          age: <Age at={new Date(application.createdAtMs).toISOString()} />,
        })}
      </Text>
      <Text as="p">{purpose}</Text>
      <Text as="p" color="secondary">
        {t('groups.applications.why', { reason: application.justification })}
      </Text>
      <Text as="p" color="secondary">
        {t('groups.applications.facts', {
          preset: t(`groups.preset.${preset}`),
          owners: owners.join(', '),
          supporters: String(supporters.length),
          supportersWanted: String(wanted.supporters),
          approvals: String(approvals.length),
          approvalsWanted: String(wanted.approvals[preset]),
        })}
      </Text>
      {refusals.map(refusal => (
        <Text as="p" key={`${refusal.atMs} ${refusal.by}`}>
          {t('groups.applications.refused', {
            person: <PersonName entityRef={refusal.by} />,
            age: <Age at={new Date(refusal.atMs).toISOString()} />,
            reason: refusal.reason,
          })}
        </Text>
      ))}
      <Text as="p" variant="body-small" color="secondary">
        {t(`groups.applications.next.${state}`)}
      </Text>
      {change?.action === 'write' && (
        <ProposeButton
          label={t('groups.applications.openPull')}
          about={name}
          whyNot={rights.propose}
          getForm={async () => ({
            forum: entityRef,
            file: name,
            content: change.content,
            remove: false,
          })}
        />
      )}
      {isToBeArchived && (
        <ProposeButton
          label={t('groups.applications.proposeArchive')}
          about={name}
          whyNot={rights.propose}
          getForm={async () => ({
            forum: entityRef,
            file: name,
            remove: false,
            archive: true,
          })}
        />
      )}
      <ApplicationSteps
        forumId={forumId}
        entry={entry}
        rights={rights}
        onDone={onDone}
      />
    </>
  );
};
