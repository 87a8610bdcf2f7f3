/** Takes a sentence for the people who run the simulator. */
export type Log = (sentence: string) => void;

/** Where sentences go unless told otherwise. */
export function logToStandardError(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
