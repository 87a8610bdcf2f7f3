import { bullets, markdownTable, page } from '../docs/markdown';
import type { Adoption, LeftKey } from './adoptValues';

/** Text of a values file as code in a table. */
function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, ' ')}\``;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/[\r\n]+/g, ' ');
}

function leftTable(left: LeftKey[]): string {
  return left.length === 0
    ? 'None.'
    : markdownTable(
        ['Key of the chart', 'Why it stays behind'],
        left.map(({ key, reason }) => [code(key), cell(reason)]),
      );
}

/** `ADOPTION.md`: what became of each key of the values file. */
export function adoptionReport(adoption: Adoption): string {
  const { carried, left, missing } = adoption;
  const empty = left.filter(({ reason }) => reason.startsWith('is empty'));
  const others = left.filter(entry => !empty.includes(entry));
  return page(
    '# Adoption of a Bitnami chart deployment',
    `Of ${carried.length + left.length} values, ${
      carried.length
    } are in \`forum.yaml\` or in every render, ${others.length} stay behind, ${
      empty.length
    } were empty. No secret was read.`,
    '## To fill in',
    missing.length === 0
      ? 'Nothing: `forum.yaml` is complete.'
      : bullets(
          ...missing.map(
            ({ field, message }) =>
              `${code(field || 'forum.yaml')} ${cell(message)}`,
          ),
        ),
    '`forum explain FIELD` says more about each.',
    '## Left behind',
    leftTable(others),
    '## Carried over',
    carried.length === 0
      ? 'None.'
      : markdownTable(
          ['Key of the chart', 'Field of `forum.yaml`', 'Remark'],
          carried.map(({ key, fields, remark }) => [
            code(key),
            fields.map(code).join(', ') || 'none needed',
            cell(remark ?? ''),
          ]),
        ),
    '## Empty in the values file',
    empty.length === 0 ? 'None.' : empty.map(({ key }) => code(key)).join(', '),
  );
}
