import { GROUP_PRESETS } from '@backstage-discourse/plugin-discourse-common';
import { Button, Radio, RadioGroup, TextField } from '@backstage/ui';
import { useState } from 'react';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import choiceStyles from '../choices/ChoiceField.module.css';
import { splitOwners, type GroupDraft, type GroupField } from './groupDraft';
import styles from './GroupsField.module.css';

export type GroupFieldsetProps = {
  group: GroupDraft;
  /** Counted from one. */
  position: number;
  /** Fields that break a rule. */
  faulty: ReadonlySet<GroupField>;
  /** Whether empty fields are faults too: somebody wanted to go on. */
  isComplete: boolean;
  isDisabled?: boolean;
  onChange: (group: GroupDraft) => void;
  onRemove: () => void;
};

const isProse = (field: GroupField) => field === 'title' || field === 'purpose';

/** One small group: its words, its owners, and which kind it is. */
export const GroupFieldset = (props: GroupFieldsetProps) => {
  const { group, position, faulty, isComplete, isDisabled } = props;
  const { onChange, onRemove } = props;
  const { t } = useFormFieldsTranslation();
  // As it is typed, with the comma at its end.
  const [owners, setOwners] = useState(group.owners.join(', '));

  const textField = (
    field: GroupField,
    options: { value: string; onType: (text: string) => void },
  ) => {
    const { value, onType } = options;
    const isFaulty = faulty.has(field) && (value !== '' || isComplete);
    return (
      <div>
        <TextField
          label={t(`formFields.groups.${field}.label`)}
          description={t(`formFields.groups.${field}.description`)}
          value={value}
          onChange={onType}
          isRequired
          isDisabled={isDisabled}
          isInvalid={isFaulty}
          validationBehavior="aria"
          autoComplete="off"
          spellCheck={isProse(field) ? 'true' : 'false'}
        />
        <p role="status" className={styles.fault}>
          {isFaulty && t(`formFields.groups.${field}.fault`)}
        </p>
      </div>
    );
  };
  const words = (field: 'name' | 'title' | 'purpose') =>
    textField(field, {
      value: group[field],
      onType: text => onChange({ ...group, [field]: text }),
    });

  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {t('formFields.groups.legend', {
          position: String(position),
          name: group.name,
        })}
      </legend>
      {words('name')}
      {words('title')}
      {words('purpose')}
      {textField('owners', {
        value: owners,
        onType: text => {
          setOwners(text);
          onChange({ ...group, owners: splitOwners(text) });
        },
      })}
      <RadioGroup
        label={t('formFields.groups.preset.label')}
        value={group.preset}
        onChange={preset => onChange({ ...group, preset })}
        isDisabled={isDisabled}
      >
        {GROUP_PRESETS.map(preset => (
          <Radio key={preset} value={preset}>
            <span className={choiceStyles.choice}>
              <span className={choiceStyles.label}>
                {t(`formFields.groups.preset.names.${preset}`)}
              </span>
              <span className={choiceStyles.note}>
                {t(`formFields.groups.preset.words.${preset}`)}
              </span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <div>
        <Button variant="tertiary" isDisabled={isDisabled} onPress={onRemove}>
          {t('formFields.groups.remove', { position: String(position) })}
        </Button>
      </div>
    </fieldset>
  );
};
