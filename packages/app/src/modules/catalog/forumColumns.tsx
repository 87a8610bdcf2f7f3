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

/** Short values, which are not to be broken in the middle of a word. */
const SHORT = { width: 'auto', cellStyle: { whiteSpace: 'nowrap' } } as const;

const FORUM_COLUMNS: TableColumn<CatalogTableRow>[] = [
  {
    title: 'Forum health',
    ...SHORT,
    render: ({ entity }) => {
      const facts = readForumFacts(entity);
      return facts && <ForumHealth health={facts.health} />;
    },
    ...byText(({ health }) => health),
  },
  {
    title: 'Forum version',
    ...SHORT,
    render: ({ entity }) => readForumFacts(entity)?.version,
    ...byText(({ version }) => version),
  },
  {
    title: 'Channel',
    ...SHORT,
    render: ({ entity }) => readForumFacts(entity)?.channel,
    ...byText(({ channel }) => channel),
  },
];

/** What leaves room for the columns of forums: it is on the entity's page too. */
const LEFT_OUT = [
  'resolved.partOfSystemRelationTitle',
  'entity.spec.lifecycle',
  'entity.metadata.description',
  'entity.metadata.tags',
];

/**
 * The usual columns. Where the list has forums, theirs stand behind the name,
 * in the place of some.
 */
export const catalogColumns: CatalogTableColumnsFunc = context => {
  const usual = CatalogTable.defaultColumnsFunc(context);
  if (!context.entities.some(readForumFacts)) {
    return usual;
  }
  const kept = usual.filter(({ field }) => !LEFT_OUT.includes(String(field)));
  const whole = kept.map(column => ({ ...column, ...SHORT }));
  const behindName =
    whole.findIndex(({ field }) => field === 'resolved.entityRef') + 1;
  return [
    ...whole.slice(0, behindName),
    ...FORUM_COLUMNS,
    ...whole.slice(behindName),
  ];
};
