import {
  Table,
  useTable,
  type ColumnConfig,
  type SortDescriptor,
  type TableItem,
} from '@backstage/ui';
import styles from './DataTable.module.css';
import print from './print.module.css';

const PAGE_SIZE = 20;

export type DataTableProps<T extends TableItem> = {
  rows: T[];
  columns: readonly ColumnConfig<T>[];
  emptyState?: string;
  initialSort?: SortDescriptor;
  /** Needed where a column is sortable. */
  compare?: (a: T, b: T, column: string) => number;
};

/**
 * A table of rows that are all at hand. It scrolls sideways inside its own
 * frame and shows page controls only when there is a second page.
 */
export const DataTable = <T extends TableItem>(props: DataTableProps<T>) => {
  const { rows, columns, emptyState, initialSort, compare } = props;
  const { tableProps } = useTable<T>({
    mode: 'complete',
    data: rows,
    initialSort,
    sortFn: (data, { column, direction }) => {
      const sign = direction === 'descending' ? -1 : 1;
      return compare
        ? [...data].sort((a, b) => sign * compare(a, b, String(column)))
        : data;
    },
    paginationOptions: {
      type: rows.length > PAGE_SIZE ? 'page' : 'none',
      pageSize: PAGE_SIZE,
      pageSizeOptions: [],
    },
  });
  return (
    <div className={`${styles.frame} ${print.unrolled}`}>
      <Table columnConfig={columns} emptyState={emptyState} {...tableProps} />
    </div>
  );
};
