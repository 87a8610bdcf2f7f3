// What the commands say to the person at the terminal.

const colour = (stream, code) => text =>
  stream.isTTY && !process.env.NO_COLOR
    ? `\u001b[${code}m${text}\u001b[0m`
    : text;
const bold = colour(process.stdout, 1);
const red = colour(process.stderr, 31);

export function say(text) {
  process.stdout.write(`${bold('==>')} ${text}\n`);
}

/** A failure that a person can act on: shown as one sentence, without a stack. */
export class UserError extends Error {}

/** Runs a command's main function and turns failures into an exit code. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    const text = error instanceof UserError ? error.message : error.stack;
    process.stderr.write(`${red('error:')} ${text}\n`);
    process.exitCode = 1;
  }
}
