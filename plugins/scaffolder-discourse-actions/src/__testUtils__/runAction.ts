import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';

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
export async function runAction<I extends JsonObject, O extends JsonObject>(
  action: TemplateAction<I, O, 'v2'>,
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
    input: input as I,
    secrets,
  });
  await action.handler({
    ...context,
    isDryRun,
    logger: createLogger(run.logs),
    output: (name, value) => {
      run.outputs[String(name)] = value;
    },
    checkpoint: async ({ fn }) => {
      const value = await fn();
      run.checkpoints.push(value);
      return value;
    },
  } as Parameters<typeof action.handler>[0]);
  return run;
}
