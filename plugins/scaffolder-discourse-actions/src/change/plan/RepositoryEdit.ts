/** What somebody wants of a repository, before it is rendered. */
export interface RepositoryEdit {
  /** The new text of `forum.yaml`; left out, it stays. */
  forumYaml?: string;
  /** Other files of people: their new text, or none to delete them. */
  files?: ReadonlyMap<string, string | undefined>;
  /** What the reader of the pull request must know, as Markdown sentences. */
  notes?: readonly string[];
  /** What cannot be checked before the change is deployed. */
  unchecked?: readonly string[];
}
