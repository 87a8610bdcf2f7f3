/** One thing that is wrong with a repository. @public */
export interface CheckFault {
  /** Path of the file. */
  file: string;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  fix: string;
}
