import type { SimulatedForum } from '../forum';
import { gitSha } from '../version';
import { escapeHtml, htmlPage } from '../server/html';

/** The page that a browser shows for a forum. */
export function forumPage(forum: SimulatedForum): string {
  const { title, version, hostname } = forum;
  const generator = `Discourse ${version} - https://github.com/discourse/discourse version ${gitSha(
    version,
  )}`;
  return htmlPage({
    title,
    notice:
      'This is a simulated forum. It answers the administration API of Discourse and has no topics.',
    head: `<meta name="generator" content="${escapeHtml(generator)}">\n`,
    body: `<table>
<tr><th scope="row">Host name</th><td>${escapeHtml(hostname)}</td></tr>
<tr><th scope="row">Version</th><td>${escapeHtml(version)}</td></tr>
<tr><th scope="row">Scenario</th><td>${escapeHtml(forum.scenarioName)}</td></tr>
</table>`,
  });
}
