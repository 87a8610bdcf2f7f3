import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderForum } from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { goldenForums, randomForums } from '../kubernetes/forums';
import { Portal } from '../portal/Portal';
import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { findMkdocs } from '../tools/machine';
import { MissingTool } from '../tools/MissingTool';
import { runCommand } from '../tools/runCommand';
import { mapConcurrently } from '../tools/mapConcurrently';

const RANDOM_FORUMS = 20;
const CONCURRENT_BUILDS = 2;
const PROJECT = join(__dirname, '../..');
const FORUM = 'docs-community';
/** mkdocs says of dead links only in passing. */
const FAULT = /WARNING|ERROR|Doc file .* contains (a|an) .*link/;

/** Builds a folder's documentation; gives what mkdocs complains about. */
async function build(
  folder: string,
  options: { mkdocs: string; site: string; context: SubjectContext },
): Promise<string[]> {
  const { mkdocs, site, context } = options;
  const { stdout, stderr } = await runCommand(
    mkdocs,
    ['build', '--strict', '--site-dir', site],
    { cwd: folder, signal: context.signal },
  );
  return `${stdout}\n${stderr}`.split('\n').filter(line => FAULT.test(line));
}

/** The documentation of a forum, as its repository has it. */
function writeRepository(forum: ForumSpec, context: SubjectContext): string {
  const folder = join(context.workFolder, 'docs', forum.metadata.name);
  for (const { path, content } of renderForum(forum)) {
    if (path === 'mkdocs.yml' || path.startsWith('docs/')) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
  return folder;
}

async function buildForums(
  forums: ForumSpec[],
  options: { mkdocs: string; context: SubjectContext },
) {
  const faults = await mapConcurrently(
    forums,
    CONCURRENT_BUILDS,
    async forum => {
      const folder = writeRepository(forum, options.context);
      const found = await build(folder, {
        ...options,
        site: join(folder, 'site'),
      }).catch((error: unknown) => [String(error)]);
      return found.map(fault => `${forum.metadata.name}: ${fault}`);
    },
  );
  return {
    detail: `${forums.length} repositories built strictly`,
    faults: faults.flat(),
  };
}

/** Makes a forum, and reads its documentation as the Docs tab does. */
async function showInPortal(portal: Portal) {
  const run = await portal.run('create-forum', {
    name: FORUM,
    customer: 'docs',
    hostname: `${FORUM}.forums.localhost`,
    owner: 'group:default/platform-team',
    contactEmail: 'ops@docs.example',
  });
  if (run.status !== 'completed') {
    return { detail: '', faults: [`the run ended: ${run.log.slice(-1500)}`] };
  }
  const annotations = await portal.readAnnotations(FORUM);
  const entity = `default/component/${FORUM}`;
  // Answers with the log of the build, and ends when it has ended.
  const log = await portal.readText(`/techdocs/sync/${entity}`);
  if (!/event: finish/.test(log)) {
    return { detail: '', faults: [`the build failed: ${log.slice(-1500)}`] };
  }
  const pages = ['index.html', 'backup-restore/index.html'];
  const faults: string[] = [];
  for (const page of pages) {
    const html = await portal
      .readText(`/techdocs/static/docs/${entity}/${page}`)
      .catch((error: unknown) => String(error));
    if (!html.includes('<article') || !html.includes(FORUM)) {
      faults.push(`${page} is not the forum's page: ${html.slice(0, 200)}`);
    }
  }
  return {
    detail: `${pages.length} pages of ${annotations['backstage.io/techdocs-ref']} served`,
    faults,
  };
}

async function proveTechdocs(
  context: SubjectContext,
): Promise<ConformanceResult[]> {
  const found = await findMkdocs();
  if (found.missing !== undefined) {
    throw new MissingTool(found.missing);
  }
  const { path: mkdocs } = found;
  const { stdout } = await runCommand(mkdocs, ['--version'], {
    signal: context.signal,
  });
  const version = /version (\S+)/.exec(stdout)?.[1] ?? '';
  const counterpart = `mkdocs ${version} with techdocs-core`;
  const results = [
    await measureClaim(
      {
        claim:
          'The documentation of every golden forum and of random ones builds without a warning or a dead link',
        counterpart,
      },
      () =>
        buildForums([...goldenForums(), ...randomForums(RANDOM_FORUMS)], {
          mkdocs,
          context,
        }),
    ),
    await measureClaim(
      {
        claim: "The project's own documentation builds likewise",
        counterpart,
      },
      async () => ({
        detail: 'built strictly',
        faults: await build(PROJECT, {
          mkdocs,
          site: join(context.workFolder, 'site'),
          context,
        }),
      }),
    ),
  ];
  const portal = new Portal(context, { name: 'portal-with-docs' });
  try {
    context.say('Starting the portal to read documentation in it');
    await portal.start();
    results.push(
      await measureClaim(
        {
          claim:
            'The portal builds and serves the documentation of a forum that was just created',
          counterpart: `${counterpart}, Backstage's TechDocs plugin`,
        },
        () => showInPortal(portal),
      ),
    );
  } finally {
    await portal.stop();
  }
  return results;
}

/** Documentation, generated and our own. */
export const techdocs: Subject = {
  name: 'techdocs',
  title: 'TechDocs',
  run: proveTechdocs,
};
