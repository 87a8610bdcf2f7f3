import {
  Button,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
} from '@backstage/ui';
import { RiLayoutColumnLine } from '@remixicon/react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { FLEET_COLUMNS, type FleetColumn } from '../view/fleetColumns';

const CHOICES = FLEET_COLUMNS.filter(column => column !== 'title');

export type ColumnsMenuProps = {
  shown: readonly FleetColumn[];
  onChange: (columns: string[]) => void;
};

/** Chooses which columns the table has. */
export const ColumnsMenu = ({ shown, onChange }: ColumnsMenuProps) => {
  const { t } = useDiscourseTranslation();
  return (
    <MenuTrigger>
      <Button variant="secondary" iconStart={<RiLayoutColumnLine />}>
        {t('fleet.columns')}
      </Button>
      <MenuListBox
        aria-label={t('fleet.columns')}
        selectionMode="multiple"
        selectedKeys={shown}
        // Escape closes the menu; it must not take all columns away.
        escapeKeyBehavior="none"
        onSelectionChange={keys =>
          onChange(keys === 'all' ? [...CHOICES] : [...keys].map(String))
        }
      >
        {CHOICES.map(column => (
          <MenuListBoxItem key={column} id={column}>
            {t(`fleet.column.${column}`)}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
};
