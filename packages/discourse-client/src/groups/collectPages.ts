/** A bounded list that was read page by page. */
export interface CollectedPages<T> {
  items: T[];
  /** How many the forum has. */
  total: number;
}

/**
 * Reads pages until everything or enough is there. Rows that come twice,
 * because the list moved between two pages, count once. A page that brings
 * nothing new ends the reading, so a forum that repeats itself cannot keep us.
 */
export async function collectPages<T>(
  readPage: (position: {
    page: number;
    offset: number;
  }) => Promise<{ rows: T[]; total: number }>,
  options: { limit: number; getId: (row: T) => number },
): Promise<CollectedPages<T>> {
  const { limit, getId } = options;
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new TypeError(`'limit' must be a positive integer, not ${limit}`);
  }
  const found = new Map<number, T>();
  for (let page = 0, offset = 0; ; page += 1) {
    const { rows, total } = await readPage({ page, offset });
    const known = found.size;
    for (const row of rows) {
      found.set(getId(row), row);
    }
    offset += rows.length;
    const complete = offset >= total || found.size >= limit;
    if (complete || found.size === known) {
      const items = [...found.values()].slice(0, limit);
      return { items, total: Math.max(total, items.length) };
    }
  }
}
