import type { DriftAcceptance, FileChange } from '../drift';
import type {
  Application,
  ApplicationDue,
  ApplicationEvent,
} from '../applications';
import type {
  GroupDecisionResult,
  GroupReport,
  GroupRequest,
  GroupRequestDecision,
  GroupRun,
} from '../report';

/** A decision about somebody who asked to join, as it was kept. @public */
export interface GroupDecision {
  groupName: string;
  username: string;
  decision: 'accepted' | 'denied' | 'gone';
  reason: string;
  /** Entity ref of who decided. */
  by: string;
  /** ISO time. */
  at?: string;
}

/** Whether a log is what was written, and otherwise what is wrong. @public */
export interface LogVerdict {
  ok: boolean;
  fault?: string;
}

/** Whether all decisions of a forum are what was written. @public */
export interface DecisionLog extends LogVerdict {
  /** Decisions ever made, also those that are no longer shown. */
  length: number;
}

/** What the portal has stored about the groups of a forum. @public */
export interface GroupOverview {
  /** The last comparison; missing before the first. */
  report?: GroupReport;
  /** ISO time of the last comparison. */
  checkedAt?: string;
  /** Why there is no newer comparison. */
  problem?: string;
  run?: GroupRun;
  acceptances: DriftAcceptance[];
  requests: GroupRequest[];
  /** Newest first. */
  decisions: GroupDecision[];
  decisionLog: DecisionLog;
}

/** An application with what the caller may do about it. @public */
export interface ApplicationEntry {
  application: Application;
  /** Every event, with all reasons why not; none where it may be. */
  events: { event: ApplicationEvent; whyNot: string[] }[];
  due: ApplicationDue[];
  /** Of an approved application: the change that makes the group. */
  change?: FileChange;
  /** Whether the group is archived here, and the repository has it active. */
  isToBeArchived?: boolean;
}

/** What a person asks for. The backend completes and checks it. @public */
export interface GroupDraft {
  apiVersion: string;
  kind: 'Group';
  metadata: { name: string };
  spec: Record<string, unknown>;
}

/** Something that the policy or Discourse has against a draft. @public */
export interface DraftFault {
  /** Dotted path, or empty where it concerns the whole. */
  field: string;
  message: string;
}

/** One entry of the log of an application. @public */
export interface ApplicationLogEntry {
  seq: number;
  atMs: number;
  /** JSON of event, actor, reason and the application afterwards. */
  body: string;
  hash: string;
}

/** The log of an application. @public */
export interface ApplicationLog {
  items: ApplicationLogEntry[];
  verdict: LogVerdict;
}

/** Where in a list to begin, and how much of it. @public */
export interface GroupPage {
  limit: number;
  offset: number;
}

/** Figures of the groups of one forum. @public */
export interface GroupFleetRow {
  forumId: string;
  title: string;
  /** Missing where the registry knows no entity. */
  entityRef?: string;
  checkedAt?: string;
  problem?: string;
  driftCount: number;
  ownerlessCount: number;
  overQuotaCount: number;
  /** Day on which the next group ends. */
  nextExpiry?: string;
  requestCount: number;
  oldestRequestAt?: string;
}

/** Somebody who waits to join a group of some forum. @public */
export interface FleetGroupRequest extends GroupRequest {
  forumId: string;
  forumTitle: string;
  entityRef?: string;
}

/** The form of the template that changes a group's file, filled in. @public */
export interface ChangeGroupForm {
  forum: string;
  file: string;
  content?: string;
  remove: boolean;
  /** Whether to archive the group, with what else its file says. */
  archive?: boolean;
}

/**
 * The part of the Discourse backend's REST API that is about groups. A failure
 * is thrown as a `ResponseError` with the status of the answer and, as its
 * `cause`, the error that the backend named.
 *
 * @public
 */
export interface GroupsApi {
  /** Stored state; asks no forum. */
  getGroups(
    forumId: string,
    options?: { signal?: AbortSignal },
  ): Promise<GroupOverview>;
  /** Compares forum and repository now. */
  checkGroups(forumId: string): Promise<GroupOverview>;
  /**
   * Starts to carry out the plan with this id: what answers the named
   * differences, or everything but the accepted ones.
   */
  applyGroups(
    forumId: string,
    planId: string,
    options?: { driftIds: string[] },
  ): Promise<GroupRun>;
  /** Lives with a difference until the end of a day like 2027-03-31. */
  acceptDrift(
    forumId: string,
    options: { driftId: string; until: string; reason: string },
  ): Promise<void>;
  /** The change of the repository that takes a difference over. */
  getAdoption(
    forumId: string,
    driftId: string,
  ): Promise<{ change: FileChange; form: ChangeGroupForm }>;
  decideRequests(
    forumId: string,
    options: { decisions: GroupRequestDecision[]; reason: string },
  ): Promise<{ items: GroupDecisionResult[] }>;
  listApplications(
    forumId: string,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: ApplicationEntry[] }>;
  /** What stands against a draft, without applying. */
  checkApplication(
    forumId: string,
    draft: GroupDraft,
    options?: { signal?: AbortSignal },
  ): Promise<{ faults: DraftFault[] }>;
  applyForGroup(
    forumId: string,
    options: { group: GroupDraft; justification: string },
  ): Promise<Application>;
  stepApplication(
    forumId: string,
    options: { id: string; event: ApplicationEvent; reason?: string },
  ): Promise<Application>;
  getApplicationLog(
    forumId: string,
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ApplicationLog>;
  /** Forums that the caller may see, those with most differences first. */
  listGroupFleet(
    page: GroupPage,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: GroupFleetRow[]; totalItems: number }>;
  /** Who waits on these forums, the longest first. */
  listFleetRequests(
    page: GroupPage,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: FleetGroupRequest[]; totalItems: number }>;
}
