import type {
  Finding,
  ForumParts,
  ForumSample,
  PartName,
} from '@backstage-discourse/plugin-discourse-common';

/** State at the end of an attempt, before time makes it stale. */
export const OBSERVED_STATES = [
  'pending',
  'fresh',
  'partial',
  'unreachable',
] as const;

export type ObservedState = (typeof OBSERVED_STATES)[number];

/** What one attempt to read a forum brought. */
export interface ForumOutcome {
  forumId: string;
  ticket: string;
  collectedAtMs: number;
  access: { monitor: boolean; operate: boolean };
  observedState: ObservedState;
  freshAtMs?: number;
  /** By its label, or where it was seen. */
  cluster?: string;
  parts: ForumParts;
  /** The parts that differ from what is stored. */
  changedParts: PartName[];
  /** Worst first, never empty. */
  findings: Finding[];
  sample?: ForumSample;
  next: {
    dueAtMs: number;
    attempts: number;
    heldUntilMs?: number;
    budget: { startedAtMs: number; used: number };
  };
}
