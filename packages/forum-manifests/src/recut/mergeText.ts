import { diff3Merge } from 'node-diff3';

/** Three versions of one text. */
export interface MergeTextOptions {
  /** The last render, from which both others come. */
  base: string;
  /** What the repository holds. */
  head: string;
  /** The new render. */
  next: string;
  /** Name of the new render in conflict markers. */
  nextLabel: string;
}

/** A merged text, and how many hunks both sides changed differently. */
export interface MergedText {
  text: string;
  conflicts: number;
}

/** Lines with their ends, so that a missing last newline is a change too. */
function toLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function endLine(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n`;
}

function printConflict(
  head: string[],
  next: string[],
  nextLabel: string,
): string[] {
  return [
    '<<<<<<< repository\n',
    ...head.map(endLine),
    '=======\n',
    ...next.map(endLine),
    `>>>>>>> ${nextLabel}\n`,
  ];
}

function sharedStart(a: string[], b: string[]): number {
  const end = Math.min(a.length, b.length);
  let count = 0;
  while (count < end && a[count] === b[count]) {
    count += 1;
  }
  return count;
}

/** Leaves out of a conflict what both sides have alike at its ends. */
function narrow(head: string[], next: string[]) {
  const start = sharedStart(head, next);
  const [restHead, restNext] = [head.slice(start), next.slice(start)];
  const end = sharedStart([...restHead].reverse(), [...restNext].reverse());
  return {
    before: head.slice(0, start),
    head: restHead.slice(0, restHead.length - end),
    next: restNext.slice(0, restNext.length - end),
    after: restHead.slice(restHead.length - end),
  };
}

/**
 * Merges two texts that come from one. What only one side changed is taken;
 * what both changed alike is taken once; what both changed differently stands
 * between conflict markers, both sides whole. Nothing of `head` is ever lost.
 */
export function mergeText(options: MergeTextOptions): MergedText {
  const { base, head, next, nextLabel } = options;
  if (head === base || head === next) {
    return { text: next, conflicts: 0 };
  }
  if (next === base) {
    return { text: head, conflicts: 0 };
  }
  const regions = diff3Merge(toLines(head), toLines(base), toLines(next), {
    excludeFalseConflicts: true,
  });
  const lines: string[] = [];
  let conflicts = 0;
  for (const { ok, conflict } of regions) {
    if (conflict) {
      const parts = narrow(conflict.a, conflict.b);
      conflicts += 1;
      lines.push(
        ...parts.before,
        ...printConflict(parts.head, parts.next, nextLabel),
        ...parts.after,
      );
    } else {
      lines.push(...(ok ?? []));
    }
  }
  return { text: lines.join(''), conflicts };
}
