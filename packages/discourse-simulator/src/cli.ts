import { Command } from 'commander';
import { serveCommand } from './cli/serveCommand';

async function main(): Promise<void> {
  const interrupted = new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve());
    }
  });
  const program = new Command('discourse-simulator').description(
    'Simulated Discourse forums for laptops and tests',
  );
  program.addCommand(
    serveCommand({
      env: process.env,
      print: line => process.stdout.write(`${line}\n`),
      printError: line => process.stderr.write(`${line}\n`),
      interrupted,
    }),
  );
  await program.parseAsync();
}

main().catch(error => {
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
});
