/** One file of a rendered repository. @public */
export interface RenderedFile {
  /** Path inside the repository, with forward slashes. */
  path: string;
  /** Text of the file, ending in a line break. */
  content: string;
}
