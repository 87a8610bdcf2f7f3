import type { z as Zod } from 'zod/v3';

const groupShape = (z: typeof Zod) =>
  z.object({
    name: z.string().describe('Name of the group in the forum'),
    preset: z
      .string()
      .describe('Kind of group: open, request, private or hidden'),
    title: z.string().describe('Name shown to people'),
    purpose: z.string().describe('Why the group exists'),
    owners: z
      .array(z.string())
      .optional()
      .describe('User names of its owners in the forum'),
  });

/**
 * Schema of the input with new groups. The handler reads it by the rules of
 * discourse-common, which name every fault.
 */
export const groupsInput = (z: typeof Zod) =>
  z
    .array(groupShape(z))
    .optional()
    .describe('New small groups, each a file in groups/');

/** Schema of the groups of a plan, for the steps after it. */
export const groupsOutput = (z: typeof Zod) =>
  z
    .array(groupShape(z))
    .describe('The small groups that the repository starts with');
