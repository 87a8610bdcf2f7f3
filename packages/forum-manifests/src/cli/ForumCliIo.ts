/** Where the commands write to. @public */
export interface ForumCliIo {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}
