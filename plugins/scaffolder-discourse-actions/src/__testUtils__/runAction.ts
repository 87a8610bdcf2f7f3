import type { LoggerService } from '@backstage/backend-plugin-api';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';

/** An action, whatever its input and output. */
interface RunnableAction {
  handler: (context: never) => Promise<void>;
}

/** All that an action let out. */
export interface ActionRun {
  outputs: Record<string, unknown>;
  logs: string[];
  checkpoints: unknown[];
}

function createLogger(logs: string[]): LoggerService {
  const record = (message: string, meta?: unknown) => {
    logs.push(`${message} ${JSON.stringify(meta) ?? ''}`);
  };
  const logger: LoggerService = {
    debug: record,
    info: record,
    warn: record,
    error: record,
    child: () => logger,
  };
  return logger;
}

/** Runs one action as the scaffolder does and records what it lets out. */
export async function runAction(
  action: RunnableAction,
  options: {
    workspacePath: string;
    input: unknown;
    secrets?: Record<string, string>;
    isDryRun?: boolean;
  },
): Promise<ActionRun> {
  const { workspacePath, input, secrets, isDryRun } = options;
  const run: ActionRun = { outputs: {}, logs: [], checkpoints: [] };
  const context = createMockActionContext({
    workspacePath,
    input: input as JsonObject,
    secrets,
  });
  await action.handler({
    ...context,
    isDryRun,
    logger: createLogger(run.logs),
    output: (name: string, value: unknown) => {
      run.outputs[name] = value;
    },
    checkpoint: async ({ fn }: { fn: () => Promise<unknown> }) => {
      const value = await fn();
      run.checkpoints.push(value);
      return value;
    },
  } as never);
  return run;
}
