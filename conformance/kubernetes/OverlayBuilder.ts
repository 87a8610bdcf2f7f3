import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod/v4';

const answerSchema = z.object({ yaml: z.string(), error: z.string() });

/** Builds folders with kustomize, one after the other, in one process. */
export class OverlayBuilder {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: {
    resolve: (line: string) => void;
    reject: (error: Error) => void;
  }[] = [];

  constructor(file: string) {
    this.#child = spawn(file);
    createInterface({ input: this.#child.stdout }).on('line', line =>
      this.#waiting.shift()?.resolve(line),
    );
    this.#child.once('exit', () => {
      this.#waiting.forEach(({ reject }) =>
        reject(new Error('kustomize has ended')),
      );
    });
  }

  /** The objects of a folder as YAML documents. */
  async build(folder: string): Promise<string> {
    const line = await new Promise<string>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin.write(`${folder}\n`);
    });
    const { yaml, error } = answerSchema.parse(JSON.parse(line));
    if (error) {
      throw new Error(`kustomize refuses ${folder}: ${error}`);
    }
    return yaml;
  }

  /** Ends the process; nothing may be asked after it. */
  close(): void {
    this.#child.stdin.end();
  }
}
