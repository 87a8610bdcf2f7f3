import fs from 'node:fs';
import path from 'node:path';
import { generateQueueTraces } from './generateQueueTraces';
import { TRACES_DIR } from './QueueTrace';

/**
 * Writes the generated traces anew. Hand-written ones stay as they are.
 *
 *     node --require @backstage/cli/config/nodeTransform.cjs \
 *       src/findings/__testUtils__/writeQueueTraces.ts
 */
for (const trace of generateQueueTraces()) {
  const { samples, ...rest } = trace;
  const rows = samples.map(row => `    ${JSON.stringify(row)}`).join(',\n');
  const head = JSON.stringify(rest, undefined, 2).slice(0, -2);
  fs.writeFileSync(
    path.join(TRACES_DIR, `${trace.name}.json`),
    `${head},\n  "samples": [\n${rows}\n  ]\n}\n`,
  );
}
