import { formatAge, formatDateTime } from './format';
import { useLanguage } from './useLanguage';
import { useNow } from './useNow';

export type AgeProps = {
  /** ISO time. */
  at: string;
};

/** How long ago something was; the exact time is in the title. */
export const Age = ({ at }: AgeProps) => {
  const language = useLanguage();
  const now = useNow();
  return (
    // Live regions around it must not speak each time the age moves on.
    <time
      dateTime={at}
      title={formatDateTime(at, { language })}
      aria-live="off"
    >
      {formatAge(at, { now, language })}
    </time>
  );
};
