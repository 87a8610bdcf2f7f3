import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** Address that mail of a forum comes from. */
export function senderAddress({
  smtp,
  hostname,
}: Pick<ForumSpec['spec'], 'smtp' | 'hostname'>): string {
  return smtp.from ?? `noreply@${hostname}`;
}
