import type {
  ApplicationEntry,
  ApplicationEvent,
  ApplicationState,
} from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { groupsApiRef } from '../../api';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { ActionFailure, GuardedButton, ReasonDialog } from '../guard';
import { useAction, type GroupRights } from '../state';

type Step = Exclude<
  ApplicationEvent,
  'merge' | 'provision' | 'expire' | 'reject-pull'
>;

/** What people do in each state; the rest makes no sense there for anybody. */
const STEPS: Readonly<Record<ApplicationState, readonly Step[]>> = {
  gathering: ['support', 'refuse', 'withdraw'],
  review: ['approve', 'refuse', 'support', 'withdraw'],
  approved: ['refuse', 'withdraw'],
  provisioning: [],
  active: ['archive'],
  renewal: ['renew', 'archive'],
  archived: [],
  refused: ['revise', 'withdraw'],
  withdrawn: [],
};
const WITH_REASON: readonly Step[] = ['refuse', 'renew', 'archive'];

export type ApplicationStepsProps = {
  forumId: string;
  entry: ApplicationEntry;
  rights: GroupRights;
  onDone: () => void;
};

/** What can be done with an application now; beside the rest why not. */
export const ApplicationSteps = (props: ApplicationStepsProps) => {
  const { forumId, entry, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(groupsApiRef);
  const [asked, setAsked] = useState<Step>();
  const { isRunning, error, run } = useAction();
  const { application, events } = entry;
  const { name } = application.group.metadata;

  const send = async (event: Step, reason?: string) => {
    await api.stepApplication(forumId, { id: application.id, event, reason });
    onDone();
  };

  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        {STEPS[application.state].map(step => {
          const found = events.find(({ event }) => event === step);
          return (
            <GuardedButton
              key={step}
              variant={step === 'approve' ? 'primary' : 'secondary'}
              whyNot={[...rights.propose, ...(found?.whyNot ?? [])]}
              isPending={isRunning}
              aria-label={`${t(`groups.applications.step.${step}`)}: ${name}`}
              onPress={() =>
                WITH_REASON.includes(step)
                  ? setAsked(step)
                  : run(() => send(step))
              }
            >
              {t(`groups.applications.step.${step}`)}
            </GuardedButton>
          );
        })}
      </div>
      <ActionFailure error={error} />
      {asked && (
        <ReasonDialog
          title={`${t(`groups.applications.step.${asked}`)}: ${name}`}
          confirm={t(`groups.applications.step.${asked}`)}
          onClose={() => setAsked(undefined)}
          onConfirm={async reason => {
            await send(asked, reason);
            setAsked(undefined);
          }}
        />
      )}
    </div>
  );
};
