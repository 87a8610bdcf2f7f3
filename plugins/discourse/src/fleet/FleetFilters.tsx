import {
  FORUM_CHANNELS,
  FORUM_STATES,
  type FleetFacets,
  type ForumState,
} from '@backstage-discourse/plugin-discourse-common';
import { useFindingName } from '../findings';
import print from '../parts/print.module.css';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { FacetSelect } from './FacetSelect';
import styles from './FleetFilters.module.css';
import type { FleetView } from './view/useFleetView';

export type FleetFiltersProps = {
  view: FleetView;
  /** Forums by state; absent while loading. */
  stateCounts: Record<ForumState, number> | undefined;
  /** Absent while loading. */
  facets: FleetFacets | undefined;
};

/** Filters by what forums have in common. */
export const FleetFilters = (props: FleetFiltersProps) => {
  const { view, stateCounts, facets } = props;
  const { filter, setFilter } = view;
  const { t } = useDiscourseTranslation();
  const findingName = useFindingName();
  // Not every fleet knows clusters or has labels.
  const isUseful = (facet: 'cluster' | 'label') =>
    filter[facet].length > 0 || (facets?.[facet] ?? []).length > 0;
  const stateName = (value: string) => {
    const state = FORUM_STATES.find(known => known === value);
    return state ? t(`state.${state}.name`) : value;
  };
  const channelName = (value: string) => {
    const channel = FORUM_CHANNELS.find(known => known === value);
    return channel ? t(`channel.${channel}`) : value;
  };

  return (
    <div className={`${styles.root} ${print.control}`}>
      <FacetSelect
        label={t('fleet.state')}
        placeholder={t('fleet.anyState')}
        counts={
          stateCounts &&
          FORUM_STATES.map(value => ({ value, count: stateCounts[value] }))
        }
        nameOf={stateName}
        selected={filter.state}
        onChange={chosen =>
          setFilter({
            ...filter,
            state: FORUM_STATES.filter(state => chosen.includes(state)),
          })
        }
      />
      <FacetSelect
        label={t('fleet.finding')}
        placeholder={t('fleet.anyFinding')}
        counts={facets?.finding}
        nameOf={findingName}
        selected={filter.finding}
        onChange={finding => setFilter({ ...filter, finding })}
      />
      <FacetSelect
        label={t('fleet.column.version')}
        placeholder={t('fleet.anyVersion')}
        counts={facets?.version}
        selected={filter.version}
        onChange={version => setFilter({ ...filter, version })}
      />
      <FacetSelect
        label={t('fleet.column.channel')}
        placeholder={t('fleet.anyChannel')}
        counts={facets?.channel}
        nameOf={channelName}
        selected={filter.channel}
        onChange={chosen =>
          setFilter({
            ...filter,
            channel: FORUM_CHANNELS.filter(channel => chosen.includes(channel)),
          })
        }
      />
      {isUseful('cluster') && (
        <FacetSelect
          label={t('fleet.column.cluster')}
          placeholder={t('fleet.anyCluster')}
          counts={facets?.cluster}
          selected={filter.cluster}
          onChange={cluster => setFilter({ ...filter, cluster })}
        />
      )}
      {isUseful('label') && (
        <FacetSelect
          label={t('fleet.label')}
          placeholder={t('fleet.anyLabel')}
          counts={facets?.label}
          selected={filter.label}
          onChange={label => setFilter({ ...filter, label })}
        />
      )}
    </div>
  );
};
