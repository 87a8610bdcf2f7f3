import { EmptyState } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

export type NotComparedYetProps = { hasProblem: boolean };

/** Says that forum and repository were not compared yet, and what to do. */
export const NotComparedYet = ({ hasProblem }: NotComparedYetProps) => {
  const { t } = useDiscourseTranslation();
  return (
    <EmptyState
      title={t('groups.unchecked.title')}
      description={t(
        hasProblem
          ? 'groups.unchecked.problem'
          : 'groups.unchecked.description',
      )}
    />
  );
};
