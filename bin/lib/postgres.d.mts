/** A server on loopback with nothing in it that is worth keeping. */
export interface RunningPostgres {
  /** As the superuser. */
  connectionString: string;
  port: number;
  /** Starts it again as if it had crashed, with settings besides its own. */
  restart(settings?: Record<string, string | number>): void;
  /** Ends it as a loss of power would; it can not be started again. */
  kill(): void;
  /** Starts a server that follows this one. */
  startStandby(): Promise<RunningPostgres>;
  /** Makes a server that followed another one take its place. */
  promote(): void;
  stop(): void;
  missing?: undefined;
}

/** A throw-away server, or the reason why there is none. */
export type ThrowAwayPostgres = RunningPostgres | { missing: string };

/** Starts a throw-away PostgreSQL server for tests. */
export function startPostgres(): Promise<ThrowAwayPostgres>;
