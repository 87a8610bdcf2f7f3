import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Request } from 'express';
import type { OperationChain } from './OperationChain';

/** One operation for the log. */
export interface LoggedOperation {
  /** Audit event id, such as `backup-start`. */
  eventId: string;
  forumId: string;
  actor: string;
  severityLevel?: AuditorServiceEventSeverityLevel;
  /** Missing where no route was called, as by an action. */
  request?: Request;
}

/** Records operations twice: as audit events and in the log of the forum. */
export class OperationLog {
  readonly #chain: OperationChain;
  readonly #auditor: AuditorService;

  constructor(options: { chain: OperationChain; auditor: AuditorService }) {
    this.#chain = options.chain;
    this.#auditor = options.auditor;
  }

  /**
   * Runs an operation and records how it ended, refusals included. After a
   * crash in between, the audit event that began it has no end, and the log
   * has no entry.
   */
  async run<T>(
    operation: LoggedOperation,
    act: () => Promise<T>,
    options: { describe: (result: T) => string },
  ): Promise<T> {
    const { eventId, forumId, request, severityLevel } = operation;
    const event = await this.#auditor.createEvent({
      eventId,
      request,
      severityLevel: severityLevel ?? 'medium',
      meta: { forumId, actor: operation.actor },
    });
    const outcome = await settle(act);
    if (!outcome.ok) {
      const { error } = outcome;
      const cause = toError(error);
      const entry = await this.#record(operation, {
        result: 'failed',
        detail: cause.message,
      });
      await event.fail({ error: cause, meta: { entry } });
      throw error;
    }
    const result = options.describe(outcome.value);
    const entry = await this.#record(operation, { result });
    await event.success({ meta: { result, entry } });
    return outcome.value;
  }

  #record(
    operation: LoggedOperation,
    outcome: { result: string; detail?: string },
  ): Promise<{ seq: number; hash: string }> {
    const { forumId, eventId, actor } = operation;
    return this.#chain.append(forumId, {
      operation: eventId,
      actor,
      ...outcome,
    });
  }
}

async function settle<T>(
  act: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; error: unknown }> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, error };
  }
}
