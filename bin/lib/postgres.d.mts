/** A throw-away server on loopback, or the reason why there is none. */
export type ThrowAwayPostgres =
  | {
      connectionString: string;
      /** Starts it again as if it had crashed. */
      restart(): void;
      stop(): void;
      missing?: undefined;
    }
  | { missing: string };

/** Starts a throw-away PostgreSQL server for tests. */
export function startPostgres(): Promise<ThrowAwayPostgres>;
