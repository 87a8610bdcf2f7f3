import readline from 'node:readline';
import { startPostgres } from './postgres.mjs';

// A throw-away server for as long as the standard input is open. Says where it
// is in a line of JSON. For each line `restart` that comes in, it loses all
// connections, starts again and says `{"restarted":true}`.
const postgres = await startPostgres();
process.stdout.write(
  `${JSON.stringify({
    connectionString: postgres.connectionString,
    missing: postgres.missing,
  })}\n`,
);
if (!postgres.missing) {
  try {
    for await (const line of readline.createInterface(process.stdin)) {
      if (line === 'restart') {
        postgres.restart();
        process.stdout.write(`${JSON.stringify({ restarted: true })}\n`);
      }
    }
  } finally {
    postgres.stop();
  }
}
