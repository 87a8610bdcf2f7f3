import type { ConformanceResult } from './ConformanceResult';

/** What every subject is given. */
export interface SubjectContext {
  /** Folder for built binaries and logs, kept between runs, not in Git. */
  cacheFolder: string;
  /** Folder for this run only. */
  workFolder: string;
  /** Tells a person what is going on. */
  say: (line: string) => void;
  signal: AbortSignal;
}

/** A part of the suite. It throws {@link MissingTool} when it can not run here. */
export interface Subject {
  name: string;
  title: string;
  run: (context: SubjectContext) => Promise<ConformanceResult[]>;
}
