import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

const GUIDE = path.join(root, 'docs/install.md');
const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;
const FILE_NAME = /^(?:\/\/|#) (\S+)\n/;

/**
 * What the guide tells a reader to do: commands to run, and text for files.
 * Files are named by the comment in the first line of their block.
 */
export function readGuide() {
  const blocks = [...fs.readFileSync(GUIDE, 'utf8').matchAll(BLOCK)].map(
    ([, language, text]) => ({ language, text }),
  );
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.trim().split('\n'));
  const files = new Map(
    blocks
      .filter(({ language }) => language !== 'sh')
      .map(({ text }) => {
        const name = FILE_NAME.exec(text)?.[1];
        if (!name) {
          throw new Error(`A block of ${GUIDE} names no file:\n${text}`);
        }
        return [name, text.replace(FILE_NAME, '')];
      }),
  );
  const needed = [
    'packages/backend/src/index.ts',
    'app-config.yaml',
    'catalog-info.yaml',
  ];
  for (const name of needed) {
    if (!files.has(name)) {
      throw new Error(`${GUIDE} has no block for ${name}`);
    }
  }
  return { commands, files };
}
