import type { z as Zod } from 'zod/v3';

/** Schema of the forums of a run over the fleet. */
export const ringsInput = (z: typeof Zod) =>
  z
    .array(
      z.object({
        name: z.string().describe('Name of the ring'),
        forums: z.array(z.string()).describe('Entity references of its forums'),
      }),
    )
    .describe('Rings in the order in which they are changed');
