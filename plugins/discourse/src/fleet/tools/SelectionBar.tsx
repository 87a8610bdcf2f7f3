import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Text } from '@backstage/ui';
import { FLEET_TEMPLATES, prefilledFleetForm } from '../../changes';
import { createForumRouteRef } from '../../routes';
import print from '../../parts/print.module.css';
import { formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from './SelectionBar.module.css';

export type SelectionBarProps = {
  forums: readonly FleetRow[];
  onClear: () => void;
};

/** What can be done with the forums that are selected, each a form that ends in pull requests. */
export const SelectionBar = ({ forums, onClear }: SelectionBarProps) => {
  const { t } = useDiscourseTranslation();
  const templateLink = useRouteRef(createForumRouteRef);
  const language = useLanguage();
  return (
    <div
      role="region"
      aria-label={t('fleet.selection.label')}
      className={`${styles.root} ${print.control}`}
    >
      <div role="status">
        <Text as="span" weight="bold">
          {t('fleet.selection.count', {
            count: forums.length,
            number: formatNumber(forums.length, { language }),
          })}
        </Text>
      </div>
      {templateLink &&
        FLEET_TEMPLATES.map(templateName => (
          <ButtonLink
            key={templateName}
            variant="secondary"
            href={prefilledFleetForm(
              templateLink({ namespace: 'default', templateName }),
              { entityRefs: forums.map(({ entityRef }) => entityRef) },
            )}
          >
            {t(`changes.${templateName}`)}
          </ButtonLink>
        ))}
      <Button variant="tertiary" onPress={onClear}>
        {t('fleet.selection.clear')}
      </Button>
    </div>
  );
};
