import {
  digestText,
  recutRepository,
  renderForum,
  type RenderedFile,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { exampleSpec } from './exampleSpec';
import { report, timeMs } from './measure';
import { loadTemplateSync } from './templateSync';

const REPOSITORIES = 200;
const LOCK_FILE = '.forum/lock.yaml';
const DEPLOYMENT = 'base/discourse/web-deployment.yaml';
const OWN_FILE = 'overlays/production/patch.yaml';
const NOTE = '\nAsk the customer before a change.\n';
const OWN_LABEL = '    customer.example/contract: gold\n';

/** A repository, and what its renderer wrote. */
interface Repository {
  spec: ForumSpec;
  files: Map<string, string>;
  /** Old renders of the files that were changed by hand. */
  bases: Map<string, string>;
}

function specOf(index: number): ForumSpec {
  const spec = exampleSpec();
  return { ...spec, metadata: { name: `forum-${index}` } };
}

/** What an older renderer gave: each manifest and document a little different. */
function renderBefore(spec: ForumSpec): RenderedFile[] {
  const files = renderForum(spec)
    .filter(({ path }) => path !== LOCK_FILE)
    .map(({ path, content }) => ({
      path,
      content: path.endsWith('.yaml')
        ? content.replaceAll('forum-manifests', 'forum-renderer')
        : `${content}\nWritten by the older renderer.\n`,
    }));
  const digests = files.map(
    ({ path, content }) => `  ${path}: ${digestText(content)}\n`,
  );
  const lock = `rendererVersion: 0.0.9\nfiles:\n${digests.join('')}`;
  return [...files, { path: LOCK_FILE, content: lock }];
}

/** A repository of the older renderer in which somebody worked. */
function makeRepository(index: number): Repository {
  const spec = specOf(index);
  const before = renderBefore(spec);
  const files = new Map(before.map(({ path, content }) => [path, content]));
  const bases = new Map(
    ['README.md', DEPLOYMENT].map(path => [path, files.get(path) ?? '']),
  );
  files.set('README.md', `${NOTE}${files.get('README.md')}`);
  files.set(
    DEPLOYMENT,
    (files.get(DEPLOYMENT) ?? '').replace(
      '  labels:\n',
      `  labels:\n${OWN_LABEL}`,
    ),
  );
  files.set(OWN_FILE, 'mine: true\n');
  return { spec, files, bases };
}

function recut({ spec, files, bases }: Repository): Map<string, string> {
  const { changes } = recutRepository({
    files,
    bases,
    rendered: renderForum(spec),
    label: 'the new renderer',
  });
  const result = new Map(files);
  for (const { path, content } of changes) {
    if (content === undefined) {
      result.delete(path);
    } else {
      result.set(path, content);
    }
  }
  return result;
}

/** What many templates do: the new render replaces what is there. */
function overwrite({ spec }: Repository): Map<string, string> {
  return new Map(renderForum(spec).map(({ path, content }) => [path, content]));
}

/** How many of the three things that the customer did are gone. */
function countLost(files: ReadonlyMap<string, string>): number {
  const kept = [
    files.get('README.md')?.includes(NOTE),
    files.get(DEPLOYMENT)?.includes(OWN_LABEL),
    files.get(OWN_FILE) === 'mine: true\n',
  ];
  return kept.filter(isKept => !isKept).length;
}

async function measure(
  repositories: readonly Repository[],
  bring: (
    repository: Repository,
  ) => Map<string, string> | Promise<Map<string, string>>,
) {
  let lost = 0;
  let stale = 0;
  const ms = await timeMs(async () => {
    for (const repository of repositories) {
      const files = await bring(repository);
      lost += countLost(files);
      stale += files.get(DEPLOYMENT)?.includes('forum-renderer') ? 1 : 0;
    }
  });
  return { seconds: ms / 1000, lost, stale };
}

/**
 * Brings repositories to a new renderer, beside the template sync of Backstage's
 * relation processor and a plain overwrite.
 */
async function main() {
  const repositories = Array.from({ length: REPOSITORIES }, (_, index) =>
    makeRepository(index),
  );
  const ours = await measure(repositories, recut);
  const sync = loadTemplateSync();
  const synced = await measure(repositories, repository =>
    sync.bring(repository.files, overwrite(repository)),
  );
  const overwritten = await measure(repositories, overwrite);
  const note = `${REPOSITORIES} repositories of ${repositories[0].files.size} files, three changes of the customer in each`;
  report({
    name: 'recut of 200 repositories',
    unit: 's',
    value: ours.seconds,
    budget: 30,
    peer: { name: sync.name, value: synced.seconds },
    note,
  });
  report({
    name: 'changes of customers lost by a recut',
    unit: 'count',
    value: ours.lost,
    budget: 0,
    peer: { name: sync.name, value: synced.lost },
    note: `${note}; an overwrite with the new render loses ${overwritten.lost}`,
  });
  report({
    name: 'repositories that a recut left on the old render',
    unit: 'count',
    value: ours.stale,
    budget: 0,
    peer: { name: sync.name, value: synced.stale },
    note,
  });
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
