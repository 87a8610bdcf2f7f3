/** A time of the day, in minutes after midnight. */
type MinuteOfDay = number;

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Hours in which people want to be left alone. May reach over midnight. */
export class QuietHours {
  readonly #from: MinuteOfDay;
  readonly #to: MinuteOfDay;
  readonly #clock: Intl.DateTimeFormat;

  /** Throws when a time or the time zone is none. */
  constructor(options: { from: string; to: string; timeZone: string }) {
    const { from, to, timeZone } = options;
    this.#from = parseTime('from', from);
    this.#to = parseTime('to', to);
    try {
      this.#clock = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
    } catch (cause) {
      throw new Error(
        `discourse.notifications.quietHours.timeZone must be a name such as Europe/Berlin, not '${timeZone}'`,
        { cause },
      );
    }
  }

  /** Whether it is quiet at a time, by the clock on the wall. */
  includes(atMs: number): boolean {
    const now = parseTime('now', this.#clock.format(atMs));
    return this.#from <= this.#to
      ? now >= this.#from && now < this.#to
      : now >= this.#from || now < this.#to;
  }
}

function parseTime(field: string, text: string): MinuteOfDay {
  const match = TIME.exec(text);
  if (!match) {
    throw new Error(
      `discourse.notifications.quietHours.${field} must be a time such as 22:00, not '${text}'`,
    );
  }
  return Number(match[1]) * 60 + Number(match[2]);
}
