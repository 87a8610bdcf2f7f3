import { CatalogTable } from '@backstage/plugin-catalog';
import type {
  CatalogTableColumnsFunc,
  CatalogTableRow,
} from '@backstage/plugin-catalog/alpha';
import type { TableColumn } from '@backstage/core-components';
import {
  forumFactsSchema,
  type ForumFacts,
} from '@backstage-discourse/plugin-discourse-common';
import { ForumHealth } from './ForumHealth';

/** What the catalog module wrote to the entity of a forum. */
function readForumFacts(
  entity: CatalogTableRow['entity'],
): ForumFacts | undefined {
  return forumFactsSchema.safeParse(entity.spec?.forum).data;
}

/** Sorts and searches by a text that stands for the cell. */
function byText(
  textOf: (facts: ForumFacts) => string | undefined,
): Pick<TableColumn<CatalogTableRow>, 'customSort' | 'customFilterAndSearch'> {
  const read = ({ entity }: CatalogTableRow) => {
    const facts = readForumFacts(entity);
    return (facts && textOf(facts)) ?? '';
  };
  return {
    customSort: (a, b) => read(a).localeCompare(read(b)),
    customFilterAndSearch: (query: string, row) =>
      read(row).toLowerCase().includes(query.toLowerCase()),
  };
}

const FORUM_COLUMNS: TableColumn<CatalogTableRow>[] = [
  {
    title: 'Forum health',
    width: 'auto',
    render: ({ entity }) => {
      const facts = readForumFacts(entity);
      return facts && <ForumHealth health={facts.health} />;
    },
    ...byText(({ health }) => health),
  },
  {
    title: 'Forum version',
    width: 'auto',
    render: ({ entity }) => readForumFacts(entity)?.version,
    ...byText(({ version }) => version),
  },
  {
    title: 'Channel',
    width: 'auto',
    render: ({ entity }) => readForumFacts(entity)?.channel,
    ...byText(({ channel }) => channel),
  },
];

/** The usual columns, and those of forums where the list has any. */
export const catalogColumns: CatalogTableColumnsFunc = context => {
  const usual = CatalogTable.defaultColumnsFunc(context);
  return context.entities.some(readForumFacts)
    ? [...usual.slice(0, 1), ...FORUM_COLUMNS, ...usual.slice(1)]
    : usual;
};
