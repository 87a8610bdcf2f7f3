import { Select } from '@backstage/ui';
import { formatNumber, useLanguage } from '../time';

export type FacetSelectProps = {
  label: string;
  /** Said while nothing is chosen. */
  placeholder: string;
  /** Values with the forums that have them; absent while loading. */
  counts: ReadonlyArray<{ value: string; count: number }> | undefined;
  /** A word for a value; the value itself by default. */
  nameOf?: (value: string) => string;
  selected: readonly string[];
  onChange: (selected: string[]) => void;
};

/** Filters by values of one kind, each with the number of its forums. */
export const FacetSelect = (props: FacetSelectProps) => {
  const { label, placeholder, counts = [], selected, onChange } = props;
  const { nameOf = (value: string) => value } = props;
  const language = useLanguage();

  // What is filtered by is on offer even where no forum has it any more.
  const gone = selected.filter(
    value => !counts.some(counted => counted.value === value),
  );
  const options = [
    ...counts.map(({ value, count }) => ({
      value,
      label: `${nameOf(value)} (${formatNumber(count, { language })})`,
    })),
    ...gone.map(value => ({ value, label: nameOf(value) })),
  ];

  return (
    <Select
      label={label}
      size="medium"
      placeholder={placeholder}
      selectionMode="multiple"
      searchable={options.length > 10}
      options={options}
      value={[...selected]}
      onChange={keys => onChange(keys.map(String))}
    />
  );
};
