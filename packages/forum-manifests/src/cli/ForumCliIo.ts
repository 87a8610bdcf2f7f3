/** Where the commands write to. */
export interface ForumCliIo {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}
