import type { Answer } from '../transport/Answer';

/**
 * Whether the forum ignored the key that was sent and answered as to an
 * anonymous visitor. Discourse does so under load, and marks it with the
 * cookie `dosp`; otherwise its controllers name the user next to the route.
 */
export function isDowngraded(answer: Answer): boolean {
  const { keySent, headers } = answer;
  if (!keySent) {
    return false;
  }
  if (/(^|[\s,;])dosp=1/.test(headers.get('set-cookie') ?? '')) {
    return true;
  }
  return (
    headers.has('x-discourse-route') && !headers.has('x-discourse-username')
  );
}
