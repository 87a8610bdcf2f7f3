import type {
  FleetPage,
  FleetRow,
} from '@backstage-discourse/plugin-discourse-common';

const COLUMNS = [
  'id',
  'title',
  'url',
  'owner',
  'entityRef',
  'state',
  'severity',
  'headline',
  'version',
  'channel',
  'cluster',
  'enqueued',
  'lastBackupAt',
  'collectedAt',
  'simulated',
] as const satisfies ReadonlyArray<keyof FleetRow>;

type Cell = string | number | boolean | undefined;

/** The rows of pages as CSV (RFC 4180) with a header, a chunk a page. */
export async function* writeFleetCsv(
  pages: AsyncIterable<FleetPage>,
): AsyncGenerator<string> {
  // Together with the first page, which a caller may be refused.
  let header = writeLine(COLUMNS);
  for await (const { items } of pages) {
    const lines = items.map(row => writeLine(COLUMNS.map(name => row[name])));
    yield [header, ...lines].join('');
    header = '';
  }
}

function writeLine(cells: ReadonlyArray<Cell>): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}

/** Quotes a cell; what a spreadsheet would run as a formula becomes text. */
export function writeCell(value: Cell): string {
  const text = String(value ?? '');
  const inert =
    typeof value === 'string' && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text)
      ? `'${text}`
      : text;
  return /[",\r\n']/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}
