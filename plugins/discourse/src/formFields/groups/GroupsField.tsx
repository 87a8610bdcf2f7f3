import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { Button } from '@backstage/ui';
import { useRef } from 'react';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { SurfaceForTheme } from '../SurfaceForTheme';
import { emptyDraft, findFaultyFields, type GroupDraft } from './groupDraft';
import { GroupFieldset } from './GroupFieldset';
import styles from './GroupsField.module.css';

export const groupsSchema = makeFieldSchema({
  output: z =>
    z.array(
      z.object({
        name: z.string(),
        preset: z.string(),
        title: z.string(),
        purpose: z.string(),
        owners: z.array(z.string()),
      }),
    ),
});

/** A key for each group that stays with it when another one is taken out. */
function useKeys(count: number): number[] {
  const keys = useRef<number[]>([]);
  const next = useRef(0);
  while (keys.current.length < count) {
    keys.current.push(next.current);
    next.current += 1;
  }
  keys.current.length = count;
  return keys.current;
}

/** The small groups of a forum; says what is wrong while they are typed. */
export const GroupsField = (props: typeof groupsSchema.TProps) => {
  const { formData, onChange, rawErrors, disabled, schema } = props;
  const { t } = useFormFieldsTranslation();
  const groups: GroupDraft[] = formData ?? [];
  const keys = useKeys(groups.length);
  const faulty = findFaultyFields(groups);
  const remove = (at: number) => {
    keys.splice(at, 1);
    onChange(groups.filter((_, index) => index !== at));
  };
  return (
    <SurfaceForTheme>
      <section
        className={styles.groups}
        aria-label={schema.title ?? t('formFields.groups.label')}
      >
        {groups.length === 0 && (
          <p className={styles.note}>{t('formFields.groups.none')}</p>
        )}
        {groups.map((group, at) => (
          <GroupFieldset
            key={keys[at]}
            group={group}
            position={at + 1}
            faulty={faulty[at]}
            isComplete={Boolean(rawErrors?.length)}
            isDisabled={disabled}
            onChange={changed =>
              onChange(
                groups.map((old, index) => (index === at ? changed : old)),
              )
            }
            onRemove={() => remove(at)}
          />
        ))}
        <div>
          <Button
            variant="secondary"
            isDisabled={disabled}
            onPress={() => onChange([...groups, emptyDraft()])}
          >
            {t('formFields.groups.add')}
          </Button>
        </div>
        <p role="status" className={styles.fault}>
          {rawErrors?.join(' ')}
        </p>
      </section>
    </SurfaceForTheme>
  );
};
