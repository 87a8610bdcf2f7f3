import type { ChangeGroupForm } from '@backstage-discourse/plugin-discourse-common';
import { Link, Text } from '@backstage/ui';
import { useState } from 'react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { useAction, useProposal, type Proposal } from '../state';
import { ActionFailure } from './ActionFailure';
import { GuardedButton } from './GuardedButton';

export type ProposeButtonProps = {
  label: string;
  /** What the pull request is about, for those who do not see the place. */
  about: string;
  whyNot: readonly string[];
  getForm: () => Promise<ChangeGroupForm>;
};

/** Opens a pull request and then shows the way to it. */
export const ProposeButton = (props: ProposeButtonProps) => {
  const { label, about, whyNot, getForm } = props;
  const { t } = useDiscourseTranslation();
  const propose = useProposal();
  const [proposal, setProposal] = useState<Proposal>();
  const { isRunning, error, run } = useAction();
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <GuardedButton
          variant="secondary"
          whyNot={whyNot}
          isPending={isRunning}
          aria-label={`${label}: ${about}`}
          onPress={() =>
            run(async () => setProposal(await propose(await getForm())))
          }
        >
          {label}
        </GuardedButton>
        <span role="status">
          {isRunning && (
            <Text as="span" variant="body-small" color="secondary">
              {t('groups.proposal.running')}
            </Text>
          )}
          {proposal?.url && (
            <Link href={proposal.url} target="_blank" rel="noopener noreferrer">
              {t('groups.proposal.open')}
            </Link>
          )}
          {proposal && !proposal.url && t('groups.proposal.nothing')}
        </span>
      </div>
      <ActionFailure error={error} />
    </div>
  );
};
