import fs from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { RenderedFile } from '@backstage-discourse/forum-manifests';

/** Writes rendered files into a workspace, and nowhere else. */
export async function writeFiles(
  files: readonly RenderedFile[],
  options: { workspacePath: string },
): Promise<void> {
  const { workspacePath } = options;
  const targets = files.map(file => ({
    content: file.content,
    target: resolveSafeChildPath(workspacePath, file.path),
  }));
  for (const { target, content } of targets) {
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, content);
  }
}
