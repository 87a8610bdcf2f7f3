/** Something that this machine lacks, so a subject can not run on it. */
export class MissingTool extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MissingTool';
  }
}
