/** Replaces a secret in text that came from outside. */
export type Redact = (text: string) => string;

const MASK = '<redacted>';

/**
 * A forum, or whoever answers in its place, can echo what it was sent. This
 * removes the key from anything of an answer that goes into an error.
 */
export function createRedact(secret: string | undefined): Redact {
  if (!secret) {
    return text => text;
  }
  const spellings = [secret, encodeURIComponent(secret)].map(escapePattern);
  const pattern = new RegExp(spellings.join('|'), 'gi');
  return text => text.replace(pattern, MASK);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
