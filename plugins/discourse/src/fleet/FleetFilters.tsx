import {
  FORUM_STATES,
  type ForumState,
} from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select } from '@backstage/ui';
import type { ReactNode } from 'react';
import { formatNumber, useLanguage } from '../time';
import { discourseTranslationRef } from '../translation';
import styles from './FleetFilters.module.css';

export type FleetFiltersProps = {
  search: string;
  onSearchChange: (search: string) => void;
  states: readonly ForumState[];
  /** Forums by state; absent while loading. */
  stateCounts: Record<ForumState, number> | undefined;
  onStatesChange: (states: ForumState[]) => void;
  actions?: ReactNode;
};

/** Search by words and filter by how far snapshots can be trusted. */
export const FleetFilters = (props: FleetFiltersProps) => {
  const { search, onSearchChange, states, stateCounts } = props;
  const { onStatesChange, actions } = props;
  const { t } = useTranslationRef(discourseTranslationRef);
  const language = useLanguage();

  const options = FORUM_STATES.map(state => {
    const name = t(`state.${state}.name`);
    return {
      value: state,
      label: stateCounts
        ? `${name} (${formatNumber(stateCounts[state], { language })})`
        : name,
    };
  });

  return (
    <div className={styles.root}>
      <div className={styles.search}>
        <SearchField
          size="medium"
          label={t('fleet.search')}
          placeholder={t('fleet.searchPlaceholder')}
          value={search}
          onChange={onSearchChange}
          maxLength={100}
        />
      </div>
      <div className={styles.state}>
        <Select
          label={t('fleet.state')}
          size="medium"
          placeholder={t('fleet.anyState')}
          selectionMode="multiple"
          options={options}
          value={[...states]}
          onChange={keys =>
            onStatesChange(FORUM_STATES.filter(state => keys.includes(state)))
          }
        />
      </div>
      {actions}
    </div>
  );
};
