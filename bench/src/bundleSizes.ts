import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile, type OutputFile } from 'esbuild';
import { report } from './measure';

const EAGER_BUDGET_KB = 10;
const TAB_BUDGET_KB = 80;

// What a portal has loaded anyway before it loads a plugin.
const OF_THE_PORTAL = [
  '@backstage/*',
  'react',
  'react/*',
  'react-dom',
  'react-router-dom',
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

/**
 * Bundles the frontend plugin as a portal would and measures what it adds: the
 * code that every page loads, and what each page of its own loads on top.
 */
async function main() {
  // bin/bench runs the benches at the root of the repository.
  const root = process.cwd();
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { plugin: 'plugins/discourse/src/index.ts' },
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
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const contents = new Map<string, OutputFile>(
    outputFiles.map(file => [path.relative(root, file.path), file]),
  );
  const kilobytes = (files: Iterable<string>) => {
    let bytes = 0;
    for (const file of files) {
      bytes += gzipSync(contents.get(file)?.contents ?? '').length;
    }
    return bytes / 1000;
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
    });
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
