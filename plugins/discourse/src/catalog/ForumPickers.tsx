import {
  FORUM_CHANNELS,
  FORUM_HEALTHS,
} from '@backstage-discourse/plugin-discourse-common';
import {
  EntityAutocompletePicker,
  type DefaultEntityFilters,
} from '@backstage/plugin-catalog-react';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import {
  ForumChannelFilter,
  ForumHealthFilter,
  ForumVersionFilter,
} from './ForumFactFilter';

type ForumFilters = DefaultEntityFilters & {
  forumHealth?: ForumHealthFilter;
  forumVersion?: ForumVersionFilter;
  forumChannel?: ForumChannelFilter;
};

/** Filters the catalog by how forums are. Not there where no entity is a forum. */
export const ForumHealthPicker = () => {
  const { t } = useDiscourseTranslation();
  const nameOf = (value: string) => {
    const health = FORUM_HEALTHS.find(known => known === value);
    return health ? t(`catalog.healths.${health}`) : value;
  };
  return (
    <EntityAutocompletePicker<ForumFilters, 'forumHealth'>
      label={t('catalog.health')}
      name="forumHealth"
      path="spec.forum.health"
      Filter={ForumHealthFilter}
      getOptionLabel={nameOf}
      renderOption={nameOf}
    />
  );
};

/** Filters the catalog by the version of forums. */
export const ForumVersionPicker = () => {
  const { t } = useDiscourseTranslation();
  return (
    <EntityAutocompletePicker<ForumFilters, 'forumVersion'>
      label={t('catalog.version')}
      name="forumVersion"
      path="spec.forum.version"
      Filter={ForumVersionFilter}
    />
  );
};

/** Filters the catalog by the line of releases of forums. */
export const ForumChannelPicker = () => {
  const { t } = useDiscourseTranslation();
  const nameOf = (value: string) => {
    const channel = FORUM_CHANNELS.find(known => known === value);
    return channel ? t(`channel.${channel}`) : value;
  };
  return (
    <EntityAutocompletePicker<ForumFilters, 'forumChannel'>
      label={t('catalog.channel')}
      name="forumChannel"
      path="spec.forum.channel"
      Filter={ForumChannelFilter}
      getOptionLabel={nameOf}
      renderOption={nameOf}
    />
  );
};
