import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { RenderedFile } from '../render/RenderedFile';
import { printInOrder } from '../yaml/printYaml';
import {
  DOCUMENT_SECTIONS,
  type DocumentSection,
  type ForumDocument,
} from './documents';
import { linkedDocuments } from './linkedDocuments';
import { markdownText, page } from './markdown';

const INDEX = 'index.md';

const SECRETS_FOLDER = {
  'sealed-secrets': 'sealed secrets, never plain text',
  'external-secrets': 'empty; the cluster fetches secrets from their store',
  existing: 'empty; the platform brings the Secrets itself',
} as const;

function readme({ metadata, spec }: ForumSpec): string {
  return page(
    `# ${markdownText(spec.title)}`,
    `Desired state of the Discourse forum \`${metadata.name}\` at <https://${spec.hostname}>. \`forum.yaml\` is the only file to edit; the rest is rendered from it by \`forum render\` and kept honest by \`forum check\`.`,
    [
      '- [`docs/`](docs/index.md): what runs, how to deploy, operate, upgrade and restore it, and the guides for members',
      `- \`base/\`, \`${
        spec.gitops.tool === 'flux' ? 'flux' : 'argocd'
      }/\`: rendered, do not edit`,
      '- `overlays/production/`: your own patches, never written again',
      `- \`secrets/\`: ${SECRETS_FOLDER[spec.secrets.provider]}`,
    ].join('\n'),
  );
}

type NavigationEntry = Record<string, unknown>;

function navigation({ title, documents }: DocumentSection): NavigationEntry[] {
  const entries = documents.map(document => ({
    [document.title]: document.path,
  }));
  return title === undefined ? entries : [{ [title]: entries }];
}

function mkdocs({ spec }: ForumSpec): string {
  return printInOrder({
    site_name: spec.title,
    docs_dir: 'docs',
    nav: DOCUMENT_SECTIONS.flatMap(navigation),
    plugins: ['techdocs-core'],
  });
}

function printDocument(
  forum: ForumSpec,
  { path, print }: ForumDocument,
): RenderedFile {
  const text = print(forum);
  const content =
    path === INDEX ? `${text}\n${linkedDocuments(DOCUMENT_SECTIONS)}\n` : text;
  return { path: `docs/${path}`, content };
}

/** The documentation that belongs to a forum. */
export function documentFiles(forum: ForumSpec): RenderedFile[] {
  return [
    { path: 'README.md', content: readme(forum) },
    ...DOCUMENT_SECTIONS.flatMap(({ documents }) => documents).map(document =>
      printDocument(forum, document),
    ),
    { path: 'mkdocs.yml', content: mkdocs(forum) },
  ];
}
