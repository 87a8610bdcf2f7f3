import type { RequestHandler } from 'express';
import { escapeHtml, htmlPage, PAGE_HEADERS } from '../server/html';
import type { ForumDirectory } from './ForumDirectory';

/** The page that lists the forums of the fleet. */
export function fleetPage(options: {
  directory: ForumDirectory;
}): RequestHandler {
  return (_request, response) => {
    const rows = options.directory
      .list()
      .map(
        ({ hostname, title, version, scenarioName }) =>
          `<tr><td><a href="/${escapeHtml(hostname)}/">${escapeHtml(
            title,
          )}</a></td><td>${escapeHtml(hostname)}</td><td>${escapeHtml(
            version,
          )}</td><td>${scenarioName}</td></tr>`,
      );
    response.set(PAGE_HEADERS).send(
      htmlPage({
        title: 'Simulated forums',
        notice: 'These forums are simulated.',
        body: `<table>
<tr><th scope="col">Forum</th><th scope="col">Host name</th><th scope="col">Version</th><th scope="col">Scenario</th></tr>
${rows.join('\n')}
</table>`,
      }),
    );
  };
}
