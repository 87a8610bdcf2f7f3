/** One claim of this project, and what the real counterpart said to it. */
export interface ConformanceResult {
  /** What we claim, as a sentence. */
  claim: string;
  /** Software that no one here wrote, with its version. */
  counterpart: string;
  /** What was counted, in words. */
  detail: string;
  /** What contradicts the claim; empty when it holds. */
  faults: string[];
  durationMs: number;
}

/** A subject that could not run here. */
export interface SkippedSubject {
  subject: string;
  /** What is missing, in one plain line. */
  reason: string;
}

/** All that one subject has to say. */
export interface SubjectReport {
  subject: string;
  results: ConformanceResult[];
  skipped?: SkippedSubject;
  durationMs: number;
}
