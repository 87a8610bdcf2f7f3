/**
 * What is known of a forum from elsewhere than its own admin API: its cluster,
 * its repository and its keys. Everything is optional; what is missing is not
 * judged.
 */
export interface ForumFacts {
  deployment?: DeploymentFacts;
  keys?: {
    /** ISO time at which the keys were last used on the forum. */
    observedAt?: string;
    monitor: KeyFact;
    operate: KeyFact;
  };
  /** Time from one Discourse backup to the next, from the spec of the forum. */
  backupsEveryMs?: number;
  /** When a restore was last tried; `never` if it is known that none was. */
  restoredAt?: string;
  /** The last try of the restore proof, unless it passed. */
  restoreFault?:
    | { state: 'unverified' }
    | { state: 'failed'; triedAt: string; reason: string; detail?: string };
  drift?: {
    /** Files of the repository that differ from what its spec renders to. */
    repositoryFiles?: readonly string[];
    /** Groups that differ from the repository. */
    groups?: readonly string[];
  };
}

/** One key, as far as the forum says. */
export interface KeyFact {
  state: 'missing' | 'accepted' | 'refused' | 'unknown';
}

/** What a cluster says about the forum that runs on it. */
export interface DeploymentFacts {
  database?: {
    continuousArchiving?: boolean;
    lastBackupAt?: string;
    lastFailedBackupAt?: string;
  };
  certificates: ReadonlyArray<{
    name: string;
    ready: boolean;
    notAfter?: string;
    message?: string;
  }>;
  delivery?: {
    tool: string;
    name: string;
    synced: boolean;
    healthy?: boolean;
    health?: string;
    message?: string;
  };
}
