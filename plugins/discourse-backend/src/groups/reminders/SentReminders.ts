import type { ApplicationDue } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { DbGroupReminderRow } from '../store/tables';

/** Something due of one application. */
export type Reminder = ApplicationDue & { applicationId: string };

/** Keeps what people were reminded of. */
export class SentReminders {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Those of the reminders that were not sent yet. */
  async listUnsent(reminders: readonly Reminder[]): Promise<Reminder[]> {
    const rows = await this.#knex<DbGroupReminderRow>('group_reminders')
      .whereIn('application_id', [
        ...new Set(reminders.map(({ applicationId }) => applicationId)),
      ])
      .select();
    const sent = new Set(
      rows.map(({ application_id, kind, due_at }) =>
        keyOf({ applicationId: application_id, kind, atMs: Number(due_at) }),
      ),
    );
    return reminders.filter(each => !sent.has(keyOf(each)));
  }

  async save(
    reminders: readonly Reminder[],
    options: { sentAtMs: number },
  ): Promise<void> {
    const rows = reminders.map(
      ({ applicationId, kind, atMs }): DbGroupReminderRow => ({
        application_id: applicationId,
        kind,
        due_at: atMs,
        sent_at: options.sentAtMs,
      }),
    );
    await this.#knex<DbGroupReminderRow>('group_reminders')
      .insert(rows)
      .onConflict(['application_id', 'kind', 'due_at'])
      .ignore();
  }
}

function keyOf(reminder: {
  applicationId: string;
  kind: string;
  atMs: number;
}): string {
  const { applicationId, kind, atMs } = reminder;
  return `${applicationId} ${kind} ${atMs}`;
}
