/**
 * The cursors that pages of one list gave for the page behind them. A page that
 * is reached by its cursor costs the same however deep it is, and misses no row
 * when others come or go before it; one that is opened by its address is found
 * by its offset.
 */
export class CursorTrail {
  #list = '';
  readonly #cursors = new Map<number, string>();

  /** The cursor that leads to the page at an offset of a list, if one is known. */
  find(list: string, offset: number): string | undefined {
    return this.#list === list ? this.#cursors.get(offset) : undefined;
  }

  /** Remembers where a page leads to; forgets what belongs to other lists. */
  remember(
    list: string,
    next: { offset: number; cursor: string | undefined },
  ): void {
    if (this.#list !== list) {
      this.#list = list;
      this.#cursors.clear();
    }
    if (next.cursor) {
      this.#cursors.set(next.offset, next.cursor);
    } else {
      this.#cursors.delete(next.offset);
    }
  }
}
