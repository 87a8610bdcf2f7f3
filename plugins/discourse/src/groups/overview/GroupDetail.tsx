import {
  resolveGroup,
  type DriftAcceptance,
  type GroupFile,
  type GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { Button, CellText, Text, type ColumnConfig } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import { useMemo } from 'react';
import { DataTable, Facts, Section, View } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { splitDrift } from '../drift/splitDrift';
import { useDriftSentence } from '../drift/useDriftSentence';
import styles from '../groups.module.css';
import { findActual } from './findActual';
import { useSettingWords } from './useSettingWords';

export type GroupDetailProps = {
  file: GroupFile;
  report: GroupReport;
  acceptances: readonly DriftAcceptance[];
  onBack: () => void;
};

/** One group: its settings in words, what is wanted beside what is. */
export const GroupDetail = (props: GroupDetailProps) => {
  const { file, report, acceptances, onBack } = props;
  const { t } = useDiscourseTranslation();
  const say = useSettingWords();
  const sayDrift = useDriftSentence();
  const { name } = file.metadata;
  const actual = findActual(report, name);
  const { open } = splitDrift(
    report.drift.filter(({ group }) => group === name),
    acceptances,
  );

  const rows = useMemo(() => {
    const wanted = resolveGroup(file);
    const category = report.actual.categories.find(
      each => each.name.toLowerCase() === wanted.category?.name.toLowerCase(),
    );
    const settings = say.listSettings(wanted.settings, actual?.settings);
    return [
      {
        id: 'owners',
        label: t('groups.column.owners'),
        desired: wanted.owners.join(', '),
        actual: actual?.owners.join(', '),
      },
      ...(wanted.members
        ? [
            {
              id: 'members',
              label: t('groups.column.members'),
              desired: wanted.members.join(', '),
              actual: actual?.members?.join(', '),
            },
          ]
        : []),
      ...settings,
      ...(wanted.category
        ? [
            {
              id: 'category',
              label: t('groups.setting.category', {
                name: wanted.category.name,
              }),
              desired: say.permissions(wanted.category.permissions),
              actual: category && say.permissions(category.permissions),
            },
          ]
        : []),
    ].map(row => ({
      ...row,
      differs: row.actual !== undefined && row.actual !== row.desired,
    }));
  }, [actual, file, report, say, t]);

  const columns = useMemo(
    (): ColumnConfig<(typeof rows)[number]>[] => [
      {
        id: 'setting',
        label: t('groups.detail.setting'),
        isRowHeader: true,
        cell: row => <CellText title={row.label} />,
      },
      {
        id: 'desired',
        label: t('groups.detail.desired'),
        cell: row => <CellText title={row.desired || t('groups.empty_')} />,
      },
      {
        id: 'actual',
        label: t('groups.detail.actual'),
        cell: row => (
          <CellText
            title={
              row.actual === undefined
                ? t('groups.detail.missing')
                : row.actual || t('groups.empty_')
            }
            description={row.differs ? t('groups.detail.differs') : undefined}
          />
        ),
      },
    ],
    [t],
  );

  return (
    <View>
      <div className={styles.row}>
        <Button
          variant="secondary"
          iconStart={<RiArrowLeftLine />}
          onPress={onBack}
        >
          {t('groups.detail.back')}
        </Button>
      </div>
      <Section title={`${file.spec.title} (${name})`}>
        <Text as="p">{file.spec.purpose}</Text>
        <Text as="p" color="secondary">
          {t(`groups.presetWords.${file.spec.preset}`)}
        </Text>
        <Facts
          facts={[
            {
              id: 'drift',
              label: t('groups.column.drift'),
              value:
                open.length === 0
                  ? t('groups.asWanted')
                  : t('groups.differences', { count: open.length }),
            },
            {
              id: 'expires',
              label: t('groups.column.expires'),
              value: file.spec.expires ?? t('groups.never'),
            },
            {
              id: 'source',
              label: t('groups.detail.source'),
              value: t(`groups.source.${file.spec.members.source}`),
            },
          ]}
        />
        {open.length > 0 && (
          <ul className={styles.faults}>
            {open.map(item => (
              <li key={item.id}>{sayDrift(item)}</li>
            ))}
          </ul>
        )}
        <DataTable rows={rows} columns={columns} />
      </Section>
      {actual && (
        <Section title={t('groups.detail.ownersFields')}>
          <Facts
            facts={(['description', 'memberTitle', 'flairIcon'] as const).map(
              field => ({
                id: field,
                label: t(`groups.detail.${field}`),
                value: actual.ownersFields[field] || t('groups.empty_'),
              }),
            )}
          />
        </Section>
      )}
    </View>
  );
};
