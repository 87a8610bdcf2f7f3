import type { z as Zod } from 'zod/v3';

/** Schema of the input that names the forum. */
export const forumInput = (z: typeof Zod) =>
  z
    .string()
    .describe(
      'Entity reference of the forum, like component:default/acme-community',
    );

/** Schema of what a planning step tells the steps after it. */
export const changeOutput = (z: typeof Zod) =>
  z
    .object({
      baseCommit: z.string().describe('Commit that the change was planned on'),
      sourcePath: z
        .string()
        .describe('Folder of the workspace that holds the changed repository'),
      changed: z.boolean().describe('Whether there is anything to propose'),
      needsHand: z
        .boolean()
        .describe('Whether a person must resolve something before the merge'),
      changedPaths: z.array(z.string()).describe('Files that change'),
      treeHash: z.string().describe('Hash of the changed repository'),
      description: z.string().describe('The plan in words, Markdown'),
    })
    .describe('The planned change, for discourse:change:propose');
