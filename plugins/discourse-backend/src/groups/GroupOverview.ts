import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  adoptDrift,
  NotAdoptableError,
} from '@backstage-discourse/forum-manifests';
import type {
  ActualGroup,
  DecisionLog,
  DriftItem,
  FileChange,
  GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { toOperationError } from '../operations/toOperationError';
import type { StoredForum } from '../store/StoredForum';
import { readGroup } from './actual/readActualGroups';
import type { ForumAdmins } from './apply/ForumAdmins';
import type { GroupRepository } from './repository/GroupRepository';
import type { DriftAcceptances } from './store/DriftAcceptances';
import type { GroupReports } from './store/GroupReports';
import type { MembershipRequests } from './store/MembershipRequests';

const DECISIONS_SHOWN = 100;

/** What the portal knows of the groups of a forum, and the answers to drift. */
export class GroupOverview {
  readonly #admins: ForumAdmins;
  readonly #reports: GroupReports;
  readonly #acceptances: DriftAcceptances;
  readonly #requests: MembershipRequests;
  readonly #repository: GroupRepository;

  constructor(options: {
    admins: ForumAdmins;
    reports: GroupReports;
    acceptances: DriftAcceptances;
    requests: MembershipRequests;
    repository: GroupRepository;
  }) {
    this.#admins = options.admins;
    this.#reports = options.reports;
    this.#acceptances = options.acceptances;
    this.#requests = options.requests;
    this.#repository = options.repository;
  }

  /** Stored state only; no forum and no repository is asked. */
  async get(forum: StoredForum) {
    const { report, checkedAt, problem, run } = await this.#reports.get(
      forum.id,
    );
    return {
      report,
      checkedAt,
      problem,
      run,
      acceptances: report
        ? await this.#acceptances.list(forum.id, report.drift)
        : [],
      requests: await this.#requests.list(forum.id),
      decisions: await this.#requests.listDecisions(forum.id, {
        limit: DECISIONS_SHOWN,
      }),
      decisionLog: await this.#verifyDecisions(forum.id),
    };
  }

  async #verifyDecisions(forumId: string): Promise<DecisionLog> {
    const verdict = await this.#requests.verifyDecisions(forumId);
    const { length } = verdict;
    return verdict.ok
      ? { ok: true, length }
      : { ok: false, length, fault: verdict.fault };
  }

  /** The last report; throws `ConflictError` when there is none yet. */
  async requireReport(forum: StoredForum): Promise<GroupReport> {
    const { report } = await this.#reports.get(forum.id);
    if (!report) {
      throw new ConflictError(
        `The groups of forum '${forum.id}' were not compared with its repository yet; check them first`,
      );
    }
    return report;
  }

  /** Lives with a difference until the end of a day. */
  async accept(
    forum: StoredForum,
    options: { driftId: string; until: string; reason: string; by: string },
  ): Promise<void> {
    const { driftId, ...acceptance } = options;
    const drift = await this.#findDrift(forum, driftId, 'accept');
    await this.#acceptances.accept(forum.id, { drift, ...acceptance });
  }

  /** The change of the repository that takes a difference over. */
  async adopt(
    forum: StoredForum,
    options: { driftId: string; signal: AbortSignal },
  ): Promise<FileChange> {
    const { driftId, signal } = options;
    const drift = await this.#findDrift(forum, driftId, 'adopt');
    const { actual, desired } = await this.requireReport(forum);
    const { files } = await this.#repository.readFiles(forum, { signal });
    const category = desired
      .find(each => each.metadata.name === drift.group)
      ?.spec.category?.name.toLowerCase();
    try {
      return adoptDrift(drift, {
        files,
        actual:
          drift.class === 'extra'
            ? await this.#readExtra(forum, { drift, signal })
            : actual.groups.find(
                ({ name }) => name.toLowerCase() === drift.group,
              ),
        category: actual.categories.find(
          ({ name }) => name.toLowerCase() === category,
        ),
      });
    } catch (error) {
      throw error instanceof NotAdoptableError
        ? new ConflictError(error.message)
        : error;
    }
  }

  /** A comparison reads only the groups that the repository names. */
  async #readExtra(
    forum: StoredForum,
    options: { drift: DriftItem; signal: AbortSignal },
  ): Promise<ActualGroup> {
    const { drift, signal } = options;
    const admin = await this.#admins.require(forum, 'monitor');
    try {
      return await readGroup(admin, drift.group, {
        ownsMembers: false,
        signal,
      });
    } catch (error) {
      throw toOperationError(
        error,
        `Reading group '${drift.group}' of forum '${forum.id}'`,
      );
    }
  }

  async #findDrift(
    forum: StoredForum,
    id: string,
    answer: DriftItem['answers'][number],
  ): Promise<DriftItem> {
    const { drift } = await this.requireReport(forum);
    const item = drift.find(each => each.id === id);
    if (!item) {
      throw new NotFoundError(
        `Forum '${forum.id}' has no difference '${id}' any more; check it again`,
      );
    }
    if (!item.answers.includes(answer)) {
      throw new ConflictError(
        `This difference can not be answered with '${answer}', only with ${item.answers.join(
          ' or ',
        )}: ${item.sentence}`,
      );
    }
    return item;
  }
}
