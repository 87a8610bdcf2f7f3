import {
  type BackupRun,
  type BackupState,
  readBackups,
  runningBackup,
} from '../backups';
import type { FaultName } from '../faults';
import type { SimulatedForumOptions } from '../fleet/ForumFleet';
import { generateGroups, GroupStore } from '../groups';
import { generatePeople, type Person } from '../people';
import { hash32 } from '../random';
import { releaseBehind } from '../releases';
import { type Scenario, type ScenarioName, scenarios } from '../scenarios';
import { readSidekiq, type SidekiqState } from '../sidekiq';
import { CategoryStore } from './CategoryStore';
import type { ForumWrites } from './ForumWrites';

const DAY_MS = 86_400_000;
const MANUAL_BACKUP_MS = 6_000;
const EPOCH = Date.UTC(2025, 5, 1);
/** Manual backups beyond these can no longer be among the kept ones. */
const REMEMBERED_BACKUPS = 100;

function initialFault(scenario: ScenarioName): FaultName {
  switch (scenario) {
    case 'unreachable':
      return 'down';
    case 'read-only':
      return 'read-only';
    default:
      return 'none';
  }
}

/**
 * One forum. What nobody wrote follows from seed, scenario and time alone, so
 * two forums with the same three answer the same.
 */
export class SimulatedForum {
  readonly hostname: string;
  readonly seed: number;
  readonly createdAt: number;
  readonly #clock: () => number;
  #options: SimulatedForumOptions;
  #manualBackups: BackupRun[];
  #groups?: GroupStore;
  #people?: Person[];
  readonly categories: CategoryStore;
  fault: FaultName;
  requests = 0;
  /** Those of them that asked whether the forum answers at all. */
  probes = 0;

  constructor(
    options: SimulatedForumOptions,
    context: { clock: () => number; writes?: ForumWrites },
  ) {
    const { clock, writes } = context;
    this.hostname = options.hostname;
    this.seed = options.seed ?? hash32(options.hostname);
    this.#options = options;
    this.#clock = clock;
    this.createdAt = options.createdAt ?? this.#usualBeginning();
    this.fault = initialFault(this.scenarioName);
    this.#manualBackups = writes?.backups ?? [];
    this.#groups = writes?.groups && new GroupStore(writes.groups);
    this.categories = new CategoryStore(writes?.categories);
  }

  #usualBeginning(): number {
    return this.scenarioName === 'new'
      ? this.#clock()
      : EPOCH + (this.seed % 180) * DAY_MS;
  }

  /** Takes new options; seed, beginning and everything written stay. */
  update(options: SimulatedForumOptions): void {
    this.#options = options;
  }

  get scenarioName(): ScenarioName {
    return this.#options.scenario ?? 'healthy';
  }

  get scenario(): Scenario {
    return scenarios[this.scenarioName];
  }

  get title(): string {
    return this.#options.title;
  }

  get keys(): { monitor?: string; operate?: string } {
    return this.#options.keys ?? {};
  }

  get sidekiqMode(): 'unified' | 'separate' {
    return this.#options.sidekiqMode ?? 'unified';
  }

  get version(): string {
    return (
      this.#options.version ??
      releaseBehind(this.scenario.releasesBehind, this.now())
    );
  }

  get backupFrequencyDays(): number {
    return this.#options.backupFrequencyDays ?? 1;
  }

  get maximumBackups(): number {
    return this.#options.maximumBackups ?? 5;
  }

  get people(): Person[] {
    this.#people ??= generatePeople(this.seed, this.scenario.people);
    return this.#people;
  }

  get groups(): GroupStore {
    const { seed, createdAt, people } = this;
    this.#groups ??= new GroupStore(
      generateGroups(
        {
          seed,
          createdAt,
          people,
          groups: this.#options.groups ?? this.scenario.groups,
        },
        this.now(),
      ),
    );
    return this.#groups;
  }

  now(): number {
    return this.#clock();
  }

  readSidekiq(): SidekiqState {
    return readSidekiq(this, this.now());
  }

  readBackups(): BackupState {
    return readBackups(this, { manual: this.#manualBackups, at: this.now() });
  }

  /**
   * Starts a backup. As in Discourse, nothing tells the caller when another one
   * runs already: the new one just dies.
   */
  startBackup(options: { withUploads: boolean }): void {
    const at = this.now();
    if (runningBackup(this, { manual: this.#manualBackups, at })) {
      return;
    }
    this.#manualBackups = [
      ...this.#manualBackups,
      { startedAt: at, durationMs: MANUAL_BACKUP_MS, ...options },
    ].slice(-REMEMBERED_BACKUPS);
  }

  /** Ends the manual backup that runs, if one does; its file never appears. */
  cancelBackup(): void {
    const at = this.now();
    this.#manualBackups = this.#manualBackups.filter(
      run => run.startedAt + run.durationMs <= at,
    );
  }

  /** Everything that callers have written, to be given to the constructor again. */
  writes(): ForumWrites {
    return {
      backups: this.#manualBackups,
      groups: this.#groups?.list(),
      categories: this.categories.list(),
    };
  }
}
