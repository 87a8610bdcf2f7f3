import { createHash } from 'node:crypto';

/** One link: what was recorded, tied to everything before it. */
export interface ChainEntry {
  /** From 1, without gaps. */
  seq: number;
  atMs: number;
  /** The record as JSON text; its bytes are what the hash covers. */
  body: string;
  /** Hash of the entry before, or the name of the chain for the first. */
  previous: string;
  hash: string;
}

/** The end of a chain, kept apart from it so that a cut tail is noticed. */
export interface ChainHead {
  length: number;
  hash: string;
}

/** The entry that follows a head. `name` tells chains apart. */
export function appendEntry(
  name: string,
  options: { head?: ChainHead; atMs: number; record: unknown },
): ChainEntry {
  const { head, atMs, record } = options;
  const link = {
    seq: (head?.length ?? 0) + 1,
    atMs,
    body: JSON.stringify(record),
    previous: head?.hash ?? rootOf(name),
  };
  return { ...link, hash: hashOf(link) };
}

/** The head after an entry. */
export function headOf(entry: ChainEntry): ChainHead {
  return { length: entry.seq, hash: entry.hash };
}

/**
 * Whether a chain is what was written: no entry changed, left out, added,
 * moved, or taken from another chain.
 */
export function verifyChain(
  name: string,
  options: { entries: readonly ChainEntry[]; head?: ChainHead },
): { ok: true } | { ok: false; seq: number; fault: string } {
  const { entries, head } = options;
  let previous = rootOf(name);
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1;
    if (entry.seq !== seq) {
      return { ok: false, seq, fault: `entry ${seq} is missing` };
    }
    if (entry.previous !== previous || entry.hash !== hashOf(entry)) {
      return { ok: false, seq, fault: `entry ${seq} was changed` };
    }
    previous = entry.hash;
  }
  const length = head?.length ?? 0;
  if (length !== entries.length || (head && head.hash !== previous)) {
    const seq = Math.min(length, entries.length) + 1;
    return { ok: false, seq, fault: 'the end of the log was cut or replaced' };
  }
  return { ok: true };
}

function rootOf(name: string): string {
  return sha256(`chain:${name}`);
}

function hashOf(link: Omit<ChainEntry, 'hash'>): string {
  const { seq, atMs, body, previous } = link;
  return sha256(JSON.stringify([previous, seq, atMs, body]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
