import { DatePicker, Text } from '@backstage/ui';
import { useState } from 'react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { ReasonDialog } from '../guard';

export type AcceptDialogProps = {
  sentence: string;
  onClose: () => void;
  onAccept: (acceptance: { until: string; reason: string }) => Promise<void>;
};

/** Asks until when, and why, a difference is lived with. */
export const AcceptDialog = (props: AcceptDialogProps) => {
  const { sentence, onClose, onAccept } = props;
  const { t } = useDiscourseTranslation();
  const [until, setUntil] = useState('');
  return (
    <ReasonDialog
      title={t('groups.drift.acceptTitle')}
      confirm={t('groups.drift.acceptConfirm')}
      isReady={until !== ''}
      onClose={onClose}
      onConfirm={reason => onAccept({ until, reason })}
    >
      <Text as="p">{sentence}</Text>
      <DatePicker
        label={t('groups.drift.until')}
        onChange={day => setUntil(day?.toString() ?? '')}
        isRequired
      />
    </ReasonDialog>
  );
};
