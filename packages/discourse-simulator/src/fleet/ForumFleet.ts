import type { FaultName } from '../faults';
import type { ScenarioName } from '../scenarios';

/** A forum to simulate. @public */
export interface SimulatedForumOptions {
  /** Host name of the forum; its path in the fleet. */
  hostname: string;
  title: string;
  /** Decides names, sizes and numbers. Default: derived from the host name. */
  seed?: number;
  /** Discourse release. Default: what the scenario asks for. */
  version?: string;
  /** What the forum lives through. Default `healthy`. */
  scenario?: ScenarioName;
  /** API keys that the forum accepts. Without them every key is refused. */
  keys?: { monitor?: string; operate?: string };
  /** Epoch milliseconds at which the forum began. */
  createdAt?: number;
  /** Where Sidekiq runs; shown as the number of its processes. */
  sidekiqMode?: 'unified' | 'separate';
  /** How many groups there are beside the automatic ones. */
  groups?: number;
  /** Days between automatic backups. Default 1. */
  backupFrequencyDays?: number;
  /** Backups that are kept. Default 5, as in Discourse. */
  maximumBackups?: number;
}

/** Options of {@link startForumFleet}. @public */
export interface ForumFleetOptions {
  /** Port to listen on. Default 0: any free one. */
  port?: number;
  /** Address to bind to. Default 127.0.0.1. */
  host?: string;
  /** Address under which others reach the fleet, when it differs. */
  publicUrl?: string;
  /** Epoch milliseconds now. Default `Date.now`. */
  clock?: () => number;
  /** Forums that are there from the start. */
  forums?: SimulatedForumOptions[];
  /** Admin API requests that each forum allows a minute. Default 60. */
  adminRequestsPerMinute?: number;
  /** How late the fault `slow` answers. Default 5000. */
  slowMs?: number;
  /** Folder in which backups and groups that callers change are kept. */
  stateDir?: string;
  /** Shown at `GET /_simulator/cluster`. */
  clusterStatus?: () => unknown;
  /** Takes sentences for people. Default: standard error. */
  log?: (sentence: string) => void;
}

/** Simulated forums behind one port, each in a folder of its own. @public */
export interface ForumFleet {
  /** Address of the fleet, without a slash at the end. */
  readonly url: string;
  /** Address of one forum: a subfolder install. */
  forumUrl(hostname: string): string;
  /** Adds a forum; throws when the host name is taken or malformed. */
  addForum(options: SimulatedForumOptions): void;
  /** Changes a forum and keeps what its callers wrote. */
  updateForum(options: SimulatedForumOptions): void;
  removeForum(hostname: string): void;
  hasForum(hostname: string): boolean;
  /** Makes a forum misbehave until it is set to `none`. */
  setFault(hostname: string, fault: FaultName): void;
  getFault(hostname: string): FaultName;
  /** Requests seen so far, of one forum or of all. */
  requestCount(hostname?: string): number;
  /** Those of them that asked whether the forum answers at all. */
  probeCount(hostname: string): number;
  close(): Promise<void>;
}
