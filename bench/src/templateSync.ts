import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod/v4';

const PEER =
  '@backstage-community/plugin-catalog-backend-module-scaffolder-relation-processor';

interface TreeFile {
  path: string;
  content(): Promise<Buffer>;
}

/** What the peer calls to read a repository, as Backstage's UrlReader has it. */
interface TreeReader {
  readTree(url: string): Promise<{ files(): Promise<TreeFile[]> }>;
}

type CompareFiles = (
  reader: TreeReader,
  url: string,
  templateFiles: Map<string, string>,
) => Promise<Map<string, string | null> | null>;

const comparisonSchema = z.object({
  fetchAndCompareFiles: z.custom<CompareFiles>(
    value => typeof value === 'function',
  ),
});

/**
 * The template sync of Backstage's relation processor: what the pull request
 * that it opens after a change of a template makes of a repository. Its
 * comparison is called as the plugin calls it, without the Git host around it,
 * and is given the render with all values filled in as the template.
 */
export function loadTemplateSync() {
  const require = createRequire(__filename);
  const folder = path.dirname(require.resolve(`${PEER}/package.json`));
  const { version } = z
    .object({ version: z.string() })
    .parse(require(`${PEER}/package.json`));
  // Not exported by name; the package is pinned to one version for it.
  const { fetchAndCompareFiles } = comparisonSchema.parse(
    require(path.join(folder, 'dist/pullRequests/comparison/index.cjs.js')),
  );
  return {
    name: `template sync of the relation processor ${version}`,
    async bring(
      files: ReadonlyMap<string, string>,
      template: Map<string, string>,
    ): Promise<Map<string, string>> {
      const tree = [...files].map(([file, text]) => ({
        path: file,
        content: async () => Buffer.from(text),
      }));
      const reader = { readTree: async () => ({ files: async () => tree }) };
      const updates = await fetchAndCompareFiles(
        reader,
        'https://git.example.com/forums/forum',
        template,
      );
      const result = new Map(files);
      for (const [file, text] of updates ?? []) {
        if (text === null) {
          result.delete(file);
        } else {
          result.set(file, text);
        }
      }
      return result;
    },
  };
}
