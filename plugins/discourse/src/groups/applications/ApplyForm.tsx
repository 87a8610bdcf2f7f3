import type {
  DraftFault,
  GroupPolicy,
} from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Radio,
  RadioGroup,
  Text,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import { groupsApiRef } from '../../api';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { ActionFailure } from '../guard';
import { useAction } from '../state';
import { buildDraft, type ApplyValues } from './buildDraft';
import { useDraftCheck } from './useDraftCheck';

const PRESETS = ['open', 'request', 'private', 'hidden'] as const;
const EMPTY: ApplyValues = {
  name: '',
  title: '',
  purpose: '',
  preset: 'request',
  owners: '',
  category: '',
  justification: '',
};
/** What is wrong with a field; said to screen readers as it changes. */
const Fault = ({ message }: { message?: string }) => (
  <span role="status" className={styles.fault}>
    {message}
  </span>
);

/** Under which field a fault is shown; the others stand at the end. */
const FIELD_OF: Readonly<Record<string, keyof ApplyValues>> = {
  'metadata.name': 'name',
  'spec.title': 'title',
  'spec.purpose': 'purpose',
  'spec.owners': 'owners',
  'spec.category.name': 'category',
};

export type ApplyFormProps = {
  forumId: string;
  policy: GroupPolicy;
  onClose: () => void;
  onApplied: () => void;
};

/** The form by which people apply for a group, checked while they type. */
export const ApplyForm = (props: ApplyFormProps) => {
  const { forumId, policy, onClose, onApplied } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(groupsApiRef);
  const [values, setValues] = useState(EMPTY);
  const faults = useDraftCheck(forumId, values);
  const { isRunning, error, run } = useAction();

  const set = (field: keyof ApplyValues) => (value: string) =>
    setValues(before => ({ ...before, [field]: value }));
  const faultOf = (field: keyof ApplyValues) =>
    values[field].trim() === ''
      ? undefined
      : faults?.find(fault => fieldOf(fault) === field)?.message;
  const others = (faults ?? []).filter(fault => fieldOf(fault) === undefined);
  const isFilled = [
    values.name,
    values.purpose,
    values.owners,
    values.justification,
  ].every(value => value.trim() !== '');
  const canSend = isFilled && faults?.length === 0;
  const text = (field: Exclude<keyof ApplyValues, 'preset'>) => ({
    label: t(`groups.form.${field}`),
    description: t(`groups.form.${field}Hint`),
    value: values[field],
    onChange: set(field),
    isInvalid: faultOf(field) !== undefined,
  });

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!canSend) {
      return;
    }
    run(async () => {
      await api.applyForGroup(forumId, {
        group: buildDraft(values),
        justification: values.justification.trim(),
      });
      onApplied();
    });
  };

  return (
    <form className={styles.form} onSubmit={send}>
      <Text as="p" color="secondary">
        {t('groups.form.intro', {
          supporters: t('groups.form.people', {
            count: policy.spec.applications.supporters,
          }),
          approvals: t('groups.form.people', {
            count: policy.spec.applications.approvals[values.preset],
          }),
        })}
      </Text>
      <TextField {...text('name')} isRequired />
      <Fault message={faultOf('name')} />
      <TextField {...text('title')} />
      <Fault message={faultOf('title')} />
      <TextAreaField {...text('purpose')} isRequired />
      <Fault message={faultOf('purpose')} />
      <RadioGroup
        label={t('groups.form.preset')}
        value={values.preset}
        onChange={preset =>
          setValues(before => ({
            ...before,
            preset: PRESETS.find(each => each === preset) ?? before.preset,
          }))
        }
      >
        {PRESETS.map(preset => (
          <Radio key={preset} value={preset}>
            {`${t(`groups.preset.${preset}`)}: ${t(
              `groups.presetWords.${preset}`,
            )}`}
          </Radio>
        ))}
      </RadioGroup>
      <TextField {...text('owners')} isRequired />
      <Fault message={faultOf('owners')} />
      <TextField {...text('category')} />
      <Fault message={faultOf('category')} />
      <TextAreaField {...text('justification')} isRequired />
      <div role="status">
        {others.length > 0 && isFilled && (
          <ul className={styles.faults}>
            {others.map(({ field, message }) => (
              <li key={`${field} ${message}`}>{message}</li>
            ))}
          </ul>
        )}
        {!isFilled && t('groups.form.fillIn')}
      </div>
      <ActionFailure error={error} />
      <div className={styles.row}>
        <Button type="submit" isDisabled={!canSend} isPending={isRunning}>
          {t('groups.form.send')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('groups.cancel')}
        </Button>
      </div>
    </form>
  );
};

function fieldOf({ field }: DraftFault): keyof ApplyValues | undefined {
  const known = Object.keys(FIELD_OF).find(
    each => field === each || field.startsWith(`${each}.`),
  );
  return known === undefined ? undefined : FIELD_OF[known];
}
