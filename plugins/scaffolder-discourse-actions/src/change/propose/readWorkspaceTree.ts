import fs from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** All files below a folder of a workspace, by path; links are not followed. */
export async function readWorkspaceTree(
  folder: string,
  options: { workspacePath: string },
): Promise<Map<string, Buffer>> {
  const root = resolveSafeChildPath(options.workspacePath, folder);
  const contents = new Map<string, Buffer>();

  async function visit(below: string): Promise<void> {
    const entries = await fs.readdir(path.join(root, below), {
      withFileTypes: true,
    });
    for (const entry of entries) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && name !== '.git') {
        await visit(name);
      } else if (entry.isFile()) {
        contents.set(name, await fs.readFile(path.join(root, name)));
      }
    }
  }

  try {
    await visit('');
  } catch (cause) {
    throw new InputError(
      `'sourcePath' must be a folder of the workspace, not '${folder}'`,
      cause,
    );
  }
  if (contents.size === 0) {
    throw new InputError(
      `'sourcePath' '${folder}' is empty; a change that deletes every file is refused`,
    );
  }
  return contents;
}
