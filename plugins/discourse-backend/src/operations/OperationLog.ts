import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Request } from 'express';
import type { Knex } from 'knex';
import { insertOperation } from '../store/insertOperation';

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

/** Records operations twice: as audit events and in the database. */
export class OperationLog {
  readonly #knex: Knex;
  readonly #auditor: AuditorService;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    auditor: AuditorService;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#auditor = options.auditor;
    this.#now = options.now;
  }

  /** Runs an operation and records how it ended, refusals included. */
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
      meta: { forumId },
    });
    try {
      const value = await act();
      const result = options.describe(value);
      await this.#insert(operation, result);
      await event.success({ meta: { result } });
      return value;
    } catch (error) {
      const cause = toError(error);
      await this.#insert(operation, 'failed', cause.message);
      await event.fail({ error: cause });
      throw error;
    }
  }

  async #insert(
    operation: LoggedOperation,
    result: string,
    detail?: string,
  ): Promise<void> {
    await insertOperation({
      knex: this.#knex,
      operation: {
        forum_id: operation.forumId,
        operation: operation.eventId,
        actor: operation.actor,
        at: this.#now(),
        result,
        detail,
      },
    });
  }
}
