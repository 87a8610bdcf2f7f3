import fs from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { parseSealedFile, type SealedFile } from './SealedFile';

const FOLDER = 'secrets';

async function listFolder(folder: string): Promise<string[]> {
  try {
    return (await fs.readdir(folder)).sort();
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** The SealedSecrets that a workspace holds in `secrets/`. */
export async function readSealedFiles(
  workspacePath: string,
): Promise<SealedFile[]> {
  const folder = resolveSafeChildPath(workspacePath, FOLDER);
  const found: SealedFile[] = [];
  for (const name of await listFolder(folder)) {
    if (name.endsWith('.yaml')) {
      const content = await fs.readFile(path.join(folder, name), 'utf8');
      const file = parseSealedFile(content);
      found.push(...(file ? [{ ...file, path: `${FOLDER}/${name}` }] : []));
    }
  }
  return found;
}
