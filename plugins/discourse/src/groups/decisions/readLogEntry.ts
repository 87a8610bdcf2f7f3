import { z } from 'zod';

const EVENTS = [
  'apply',
  'support',
  'approve',
  'refuse',
  'withdraw',
  'revise',
  'merge',
  'reject-pull',
  'provision',
  'expire',
  'renew',
  'archive',
  'unknown',
] as const;

const entrySchema = z.object({
  event: z.enum(EVENTS).catch('unknown'),
  actor: z.string().catch(''),
  reason: z.string().optional().catch(undefined),
});

/** What a log entry says; a touched one may say anything. */
export function readLogEntry(body: string): z.infer<typeof entrySchema> {
  try {
    return entrySchema.parse(JSON.parse(body));
  } catch {
    return { event: 'unknown', actor: '' };
  }
}
