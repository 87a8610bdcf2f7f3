import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { useHeadline } from '../findings';
import { SimulatedBadge } from '../forum/SimulatedBadge';
import { Verdict } from '../severity';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './FleetCells.module.css';

export type EntityLinkProps = { entityRef: string };

/** The display name of a group or user, linked to its page. */
export const EntityLink = ({ entityRef }: EntityLinkProps) => {
  const entityLink = useEntityRefLink();
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultKind: 'group',
  });
  return (
    <Link href={entityLink(entityRef)} title={entityRef}>
      {primaryTitle}
    </Link>
  );
};

export type FleetCellProps = { row: FleetRow };

/** A forum's name, linked to its entity page. */
export const ForumLink = ({ row }: FleetCellProps) => {
  const entityLink = useEntityRefLink();
  return (
    <div className={styles.forum}>
      <Link href={entityLink(row.entityRef)} weight="bold">
        {row.title}
      </Link>
      <div className={styles.details}>
        <Text as="span" variant="body-small" color="secondary">
          {row.id}
        </Text>
        {row.simulated && <SimulatedBadge />}
      </div>
    </div>
  );
};

/** Severity, headline, and the state where it is not fresh. */
export const VerdictText = ({ row }: FleetCellProps) => {
  const { t } = useDiscourseTranslation();
  const headlineOf = useHeadline();
  return (
    <div className={styles.verdict}>
      <Verdict
        severity={row.state === 'pending' ? undefined : row.severity}
        headline={headlineOf(row)}
      />
      {row.state !== 'fresh' && (
        <Text as="span" variant="body-small" color="secondary">
          {t(`state.${row.state}.name`)}
        </Text>
      )}
    </div>
  );
};
