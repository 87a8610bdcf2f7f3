import { escapeHtml, htmlPage } from '../../server/html';
import type { GitRepository } from '../repository';

const NOTICE = 'This is a simulated Git host. It runs on this machine only.';
/** Characters of a file or a change that a page shows. */
export const MAXIMUM_SHOWN = 512 * 1024;

/** A page of the Git host; `body` is HTML. */
export function page(options: { title: string; body: string }): string {
  return htmlPage({ notice: NOTICE, ...options });
}

/** A link to a path of the Git host. */
export function link(href: string, text: string): string {
  const path = href.split('/').map(encodeURIComponent).join('/');
  return `<a href="${escapeHtml(path)}">${escapeHtml(text)}</a>`;
}

/** A table of cells that are HTML. */
export function table(rows: string[][]): string {
  const body = rows.map(
    cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<table>\n${body.join('\n')}\n</table>`;
}

/** Links between the pages of a repository. */
export function navigation(
  { owner, name }: GitRepository,
  branch: string,
): string {
  const home = `/${owner}/${name}`;
  return `<p>${link(
    `${home}/src/branch/${branch}`,
    `Files on ${branch}`,
  )} · ${link(`${home}/commits/branch/${branch}`, 'Commits')} · ${link(
    `${home}/pulls`,
    'Pull requests',
  )}</p>`;
}
