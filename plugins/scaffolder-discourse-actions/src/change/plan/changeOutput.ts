import path from 'node:path';
import fs from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { ChangePlan } from './ChangePlan';

/** Folder of the workspace that holds the changed repository. */
export const CHANGE_FOLDER = 'repository';

/** What a plan tells the steps after it. */
export type ChangeOutput = {
  baseCommit: string;
  sourcePath: string;
  changed: boolean;
  needsHand: boolean;
  changedPaths: string[];
  treeHash: string;
  description: string;
};

/** Writes the changed repository into the workspace, whole. */
export async function writeChange(
  plan: ChangePlan,
  options: { workspacePath: string },
): Promise<ChangeOutput> {
  const root = resolveSafeChildPath(options.workspacePath, CHANGE_FOLDER);
  await fs.rm(root, { recursive: true, force: true });
  for (const [file, content] of plan.contents) {
    const target = resolveSafeChildPath(root, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, content);
  }
  return {
    baseCommit: plan.baseCommit,
    sourcePath: CHANGE_FOLDER,
    changed: plan.changedPaths.length > 0,
    needsHand: plan.needsHand.length > 0,
    changedPaths: plan.changedPaths,
    treeHash: plan.treeHash,
    description: plan.description,
  };
}
