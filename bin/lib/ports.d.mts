/** A port that was free a moment ago, for tests. */
export function findFreePort(host?: string): Promise<number>;
