import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ScmIntegrations } from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import type { UrlReaderService } from '@backstage/backend-plugin-api';

import {
  renderForum,
  type RenderedFile,
} from '@backstage-discourse/forum-manifests';
import { exampleSpec } from './exampleSpec';
import { quantile, report, timeMs } from './measure';

const ROUNDS = 60;
const WARM_UP = 15;

// The peer's template lies on disk too, so nothing is ever read by URL.
const refuse = async (url: string): Promise<never> => {
  throw new Error(`Unexpected read of ${url}`);
};
const noNetwork: UrlReaderService = {
  readUrl: refuse,
  readTree: refuse,
  search: refuse,
};

type FetchTemplate = ReturnType<typeof createFetchTemplateAction>;
type FetchTemplateContext = Parameters<FetchTemplate['handler']>[0];

const silent = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};

function peerContext(options: {
  workspacePath: string;
  baseUrl: string;
  input: FetchTemplateContext['input'];
}): FetchTemplateContext {
  const { workspacePath, baseUrl, input } = options;
  return {
    input,
    workspacePath,
    logger: silent,
    templateInfo: { entityRef: 'template:default/peer', baseUrl },
    checkpoint: async ({ fn }) => fn(),
    output: () => {},
    createTemporaryDirectory: () =>
      fs.mkdtemp(path.join(os.tmpdir(), 'bench-peer-')),
    getInitiatorCredentials: async () => ({
      $$type: '@backstage/BackstageCredentials',
      principal: { type: 'none' },
    }),
    task: { id: 'bench' },
  };
}

async function writeFiles(dir: string, files: RenderedFile[]) {
  for (const { path: name, content } of files) {
    const target = path.join(dir, name);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, content);
  }
}

/**
 * Renders a repository and writes it to a workspace, beside Backstage's own
 * `fetch:template` filling in as many files of the same size with one value
 * each.
 */
async function main() {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'bench-render-'));
  const spec = exampleSpec();
  const files = renderForum(spec);

  // The peer's skeleton: our own output with the forum's name as a variable.
  const skeleton = path.join(dir, 'template/skeleton');
  await writeFiles(
    skeleton,
    files.map(file => ({
      ...file,
      content: file.content
        .replaceAll('${{', '$ {{')
        .replaceAll(spec.metadata.name, '${{ values.name }}'),
    })),
  );
  const fetchTemplate = createFetchTemplateAction({
    reader: noNetwork,
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  });
  const baseUrl = pathToFileURL(path.join(dir, 'template/template.yaml')).href;

  const ours: number[] = [];
  const oursOnDisk: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const count = round >= WARM_UP;
    const renderMs = await timeMs(() => renderForum(spec));
    const workspace = path.join(dir, `ours-${round}`);
    const diskMs = await timeMs(() => writeFiles(workspace, renderForum(spec)));
    const context = peerContext({
      workspacePath: path.join(dir, `theirs-${round}`),
      baseUrl,
      input: { url: './skeleton', values: { name: spec.metadata.name } },
    });
    await fs.mkdir(context.workspacePath, { recursive: true });
    const peerMs = await timeMs(() => fetchTemplate.handler(context));
    if (count) {
      ours.push(renderMs);
      oursOnDisk.push(diskMs);
      theirs.push(peerMs);
    }
  }
  await fs.rm(dir, { recursive: true, force: true });

  const note = `${files.length} files, ${ROUNDS} rounds`;
  report({
    name: 'render a full repository, warm, p50',
    unit: 'ms',
    value: quantile(ours, 0.5),
    budget: 30,
    note,
  });
  const written = quantile(oursOnDisk, 0.5);
  const peer = quantile(theirs, 0.5);
  report({
    name: 'render and write, over fetch:template for as many files, p50',
    unit: 'ratio',
    value: written / peer,
    budget: 0.35,
    peer: { name: 'fetch:template (ms)', value: peer },
    note: `ours ${written.toFixed(1)} ms; ${note}`,
  });
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
