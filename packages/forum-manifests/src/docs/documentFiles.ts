import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { RenderedFile } from '../render/RenderedFile';
import { printInOrder } from '../yaml/printYaml';
import { deploymentPage } from './deploymentPage';
import { indexPage } from './indexPage';
import { markdownText, page } from './markdown';
import { restorePage } from './restorePage';
import { secretsPage } from './secretsPage';
import { upgradePage } from './upgradePage';

function readme({ metadata, spec }: ForumSpec): string {
  return page(
    `# ${markdownText(spec.title)}`,
    `Desired state of the Discourse forum \`${metadata.name}\` at <https://${spec.hostname}>. \`forum.yaml\` is the only file to edit; the rest is rendered from it by \`forum render\` and kept honest by \`forum check\`.`,
    [
      '- [`docs/`](docs/index.md): what runs, how to deploy, upgrade and restore it',
      '- `base/`, `argocd/`: rendered, do not edit',
      '- `overlays/production/`: your own patches, never written again',
      '- `secrets/`: sealed secrets, never plain text',
    ].join('\n'),
  );
}

function mkdocs({ spec }: ForumSpec): string {
  return printInOrder({
    site_name: spec.title,
    docs_dir: 'docs',
    nav: [
      { Overview: 'index.md' },
      { Deployment: 'deployment.md' },
      { Secrets: 'secrets.md' },
      { Upgrade: 'upgrade.md' },
      { Restore: 'restore.md' },
    ],
    plugins: ['techdocs-core'],
  });
}

/** The documentation that belongs to a forum. */
export function documentFiles(forum: ForumSpec): RenderedFile[] {
  return [
    { path: 'README.md', content: readme(forum) },
    { path: 'docs/deployment.md', content: deploymentPage(forum) },
    { path: 'docs/index.md', content: indexPage(forum) },
    { path: 'docs/restore.md', content: restorePage(forum) },
    { path: 'docs/secrets.md', content: secretsPage(forum) },
    { path: 'docs/upgrade.md', content: upgradePage(forum) },
    { path: 'mkdocs.yml', content: mkdocs(forum) },
  ];
}
