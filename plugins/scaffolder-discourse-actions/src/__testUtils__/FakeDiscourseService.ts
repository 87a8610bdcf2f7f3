import { NotAllowedError } from '@backstage/errors';
import { sealValue } from '@backstage-discourse/forum-manifests';
import { groupFileSchema } from '@backstage-discourse/plugin-discourse-common';
import type {
  Application,
  DraftFault,
  FleetPage,
  FleetQueryInput,
  FleetRow,
  ForumStatus,
  GroupDraft,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  DiscourseService,
  ForumConflict,
  ForumReservation,
  ReservedForum,
} from '@backstage-discourse/plugin-discourse-node';

/** The registry as the actions see it, in memory. */
export class FakeDiscourseService implements DiscourseService {
  readonly nextKeys = { monitor: 'c3'.repeat(32), operate: 'd4'.repeat(32) };
  readonly plainKeys = { monitor: 'a1'.repeat(32), operate: 'b2'.repeat(32) };
  readonly checks: Array<{ id: string; hostname: string; cluster: string }> =
    [];
  readonly reservations: ForumReservation[] = [];
  readonly activations: Array<{
    id: string;
    entityRef: string;
    location?: string;
  }> = [];
  readonly unregistered: string[] = [];
  readonly rotations: Array<{ id: string; cluster: string }> = [];
  readonly applications: Array<{
    forumId: string;
    group: GroupDraft;
    justification: string;
  }> = [];
  /** What stands against every group. */
  groupFaults: DraftFault[] = [];
  /** What un-registering fails with. */
  unregisterFault: Error | undefined;
  conflicts: ForumConflict[] = [];
  /** What the collector saw, by id. */
  readonly forums = new Map<string, ForumStatus>();
  readonly #certificatePem: string;

  constructor(options: { certificatePem: string }) {
    this.#certificatePem = options.certificatePem;
  }

  async checkForum(request: { id: string; hostname: string; cluster: string }) {
    this.checks.push(request);
    return { conflicts: this.conflicts };
  }

  async reserveForum(request: ForumReservation): Promise<ReservedForum> {
    this.reservations.push(request);
    return {
      id: request.id,
      url: `https://${request.hostname}`,
      sealedKeys: this.#seal(this.plainKeys, request),
    };
  }

  async rotateKeys(request: {
    id: string;
    cluster: string;
    secret: { namespace: string; name: string };
  }) {
    this.rotations.push(request);
    return { sealedKeys: this.#seal(this.nextKeys, request) };
  }

  #seal(
    keys: { monitor: string; operate: string },
    { secret }: { secret: { namespace: string; name: string } },
  ) {
    const seal = (value: string) =>
      sealValue({
        certificatePem: this.#certificatePem,
        value,
        label: `${secret.namespace}/${secret.name}`,
      });
    return { monitor: seal(keys.monitor), operate: seal(keys.operate) };
  }

  async activateForum(request: {
    id: string;
    entityRef: string;
    location?: string;
  }) {
    this.activations.push(request);
  }

  async unregisterForum(id: string) {
    if (this.unregisterFault) {
      throw this.unregisterFault;
    }
    this.unregistered.push(id);
  }

  async checkGroupApplication() {
    return { faults: this.groupFaults };
  }

  async applyForGroup(request: {
    forumId: string;
    group: GroupDraft;
    justification: string;
  }): Promise<Application> {
    const { forumId, group, justification } = request;
    this.applications.push(request);
    return {
      id: `application-${this.applications.length}`,
      ...{ forumId, justification, group: groupFileSchema.parse(group) },
      ...{ applicant: 'user:default/ann', state: 'gathering', round: 1 },
      ...{ stateSinceMs: 0, createdAtMs: 0 },
      ...{ supporters: [], approvals: [], refusals: [] },
    };
  }

  async getForum(id: string): Promise<ForumStatus> {
    const found = this.forums.get(id);
    if (!found) {
      throw new NotAllowedError(`Forum '${id}' does not exist`);
    }
    return found;
  }

  async listForums(query: FleetQueryInput): Promise<FleetPage> {
    const { offset = 0, limit = 50 } = query;
    const all = [...this.forums.values()].map(toFleetRow);
    return {
      items: all.slice(offset, offset + limit),
      totalItems: all.length,
      counts: {
        severity: { ok: 0, info: 0, warning: 0, critical: 0 },
        state: { pending: 0, fresh: 0, partial: 0, stale: 0, unreachable: 0 },
      },
    };
  }
}

function toFleetRow(status: ForumStatus): FleetRow {
  const [worst] = status.findings;
  return {
    id: status.id,
    entityRef: status.entityRef,
    owner: status.owner,
    title: status.title,
    url: status.url,
    simulated: status.simulated,
    state: status.state,
    severity: worst?.severity ?? 'ok',
    headline: worst?.title ?? '',
  };
}
