import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  forumPlanAnswerSchema,
  type ForumPlanAnswer,
} from '@backstage-discourse/plugin-discourse-common';
import { quantile, report, timeMs } from './measure';
import { Sandbox } from './portal/Sandbox';
import { startBackend } from './portal/startBackend';
import { startForums } from './portal/startForums';

// bin/bench runs the benches at the root of the repository.
const PROGRAM = path.resolve('bench/src/portal/createProcess.ts');
const ORG = path.resolve('examples/org.yaml');

const ROUNDS = 100;
const WARM_UP = 20;
const BUDGET_MS = 150;
const CATALOG_POLL_MS = 250;

const SIZES = ['small', 'medium', 'large'] as const;

/** Another form each time, so that nothing can be remembered. */
const answersOf = (round: number) => ({
  name: `bench-${round}`,
  customer: 'acme',
  hostname: `bench-${round}.forums.localhost`,
  owner: 'group:default/acme',
  contactEmail: 'ops@acme.example',
  size: SIZES[round % SIZES.length],
  sidekiqMode: round % 2 === 0 ? 'unified' : 'separate',
});

/**
 * Plans forums as the review step does: over HTTP, with the catalog, the
 * registry and the Git host asked, and with every file in the answer.
 */
async function measure(sandbox: Sandbox) {
  const forums = await startForums(sandbox, { count: 1 });
  const orgFile = path.join(sandbox.dir, 'org-config.yaml');
  fs.writeFileSync(
    orgFile,
    JSON.stringify({
      catalog: {
        locations: [
          { type: 'file', target: ORG, rules: [{ allow: ['User', 'Group'] }] },
        ],
      },
    }),
  );
  const backend = await startBackend(sandbox, {
    name: 'backend',
    program: PROGRAM,
    database: { client: 'better-sqlite3', connection: ':memory:' },
    discourse: { encryptionKey: Buffer.alloc(32, 1).toString('base64') },
    // Lists do not add up over files: the last one names the locations.
    configFiles: [forums.configFile, orgFile],
    env: forums.env,
  });
  const plan = async (round: number): Promise<ForumPlanAnswer> =>
    forumPlanAnswerSchema.parse(
      await backend.post('/scaffolder/discourse/plan', {
        values: answersOf(round),
      }),
    );

  // The catalog reads the owner some seconds after it is up.
  while (!(await plan(0)).ok) {
    await sleep(CATALOG_POLL_MS);
  }
  const durations: number[] = [];
  let files = 0;
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    let answer: ForumPlanAnswer | undefined;
    const tookMs = await timeMs(async () => {
      answer = await plan(round);
    });
    if (!answer?.ok) {
      throw new Error(`Form ${round} is refused: ${JSON.stringify(answer)}`);
    }
    files = answer.plan.files.length;
    if (round >= WARM_UP) {
      durations.push(tookMs);
    }
  }
  report({
    name: 'plan of one forum, p95',
    unit: 'ms',
    value: quantile(durations, 0.95),
    budget: BUDGET_MS,
    note: `over HTTP with ${files} files in the answer, ${ROUNDS} rounds, p50 ${quantile(
      durations,
      0.5,
    ).toFixed(0)} ms`,
  });
}

Sandbox.with(measure).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
