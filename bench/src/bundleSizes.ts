import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile, type OutputFile } from 'esbuild';
import { report } from './measure';

const EAGER_BUDGET_KB = 10;
const TAB_BUDGET_KB = 80;

// What a portal has loaded anyway before it loads a plugin. Backstage's own
// catalog describes its configuration by zod.
const OF_THE_PORTAL = [
  '@backstage/catalog-model',
  '@backstage/core-components',
  '@backstage/core-compat-api',
  '@backstage/core-plugin-api',
  '@backstage/errors',
  '@backstage/frontend-plugin-api',
  '@backstage/plugin-catalog-react',
  '@backstage/plugin-home-react',
  '@backstage/plugin-permission-react',
  '@backstage/plugin-scaffolder-react',
  '@backstage/theme',
  '@backstage/ui',
  '@material-ui/core',
  '@material-ui/icons',
  '@material-ui/lab',
  '@remixicon/react',
  'luxon',
  'react',
  'react-dom',
  'react-router-dom',
  'react-use',
  'zod',
];

function closure(metafile: Metafile, entry: string): Set<string> {
  const seen = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file; file = open.pop()) {
    if (!seen.has(file)) {
      seen.add(file);
      open.push(
        ...metafile.outputs[file].imports
          .filter(
            ({ kind, external }) => kind === 'import-statement' && !external,
          )
          .map(imported => imported.path),
      );
    }
  }
  return seen;
}

/** Bundles an entry as a portal would, without what that has anyway. */
async function bundle(entryPoint: string) {
  // bin/bench runs the benches at the root of the repository.
  const root = process.cwd();
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { plugin: entryPoint },
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
    jsx: 'automatic',
    logLevel: 'error',
    loader: { '.svg': 'dataurl' },
    external: OF_THE_PORTAL,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  const contents = new Map<string, OutputFile>(
    outputFiles.map(file => [path.relative(root, file.path), file]),
  );
  return {
    metafile,
    kilobytes(files: Iterable<string>) {
      let bytes = 0;
      for (const file of files) {
        bytes += gzipSync(contents.get(file)?.contents ?? '').length;
      }
      return bytes / 1000;
    },
  };
}

/** All that the tab of Backstage's Kubernetes plugin loads, gzip. */
async function measurePeer(): Promise<number> {
  const { metafile, kilobytes } = await bundle(
    'node_modules/@backstage/plugin-kubernetes/dist/alpha.esm.js',
  );
  return kilobytes(
    Object.keys(metafile.outputs).filter(file => file.endsWith('.js')),
  );
}

/**
 * Bundles the frontend plugin as a portal would and measures what it adds: the
 * code that every page loads, and what each page of its own loads on top.
 */
async function main() {
  const { metafile, kilobytes } = await bundle(
    'plugins/discourse/src/index.ts',
  );
  const peer = {
    name: 'the tab of @backstage/plugin-kubernetes with all that it loads',
    value: await measurePeer(),
  };

  const eager = closure(metafile, 'out/plugin.js');
  report({
    name: 'eager JavaScript of the plugin, gzip',
    unit: 'kB',
    value: kilobytes(eager),
    budget: EAGER_BUDGET_KB,
  });
  const lazy = Object.entries(metafile.outputs)
    .filter(
      ([file, { entryPoint }]) =>
        entryPoint && file.endsWith('.js') && !eager.has(file),
    )
    .map(([file, { entryPoint }]) => ({
      entryPoint: entryPoint ?? file,
      value: kilobytes(
        [...closure(metafile, file)].filter(part => !eager.has(part)),
      ),
    }))
    .sort((a, b) => b.value - a.value);
  for (const { entryPoint, value } of lazy) {
    report({
      name: `loaded on demand: ${entryPoint}, gzip`,
      unit: 'kB',
      value,
      budget: TAB_BUDGET_KB,
      peer,
    });
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
