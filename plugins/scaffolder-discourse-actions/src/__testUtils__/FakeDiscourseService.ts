import { sealValue } from '@backstage-discourse/forum-manifests';
import type {
  DiscourseService,
  ForumConflict,
  ForumReservation,
  ReservedForum,
} from '@backstage-discourse/plugin-discourse-node';

/** The registry as the actions see it, in memory. */
export class FakeDiscourseService implements DiscourseService {
  readonly plainKeys = { monitor: 'a1'.repeat(32), operate: 'b2'.repeat(32) };
  readonly checks: Array<{ id: string; hostname: string; cluster: string }> =
    [];
  readonly reservations: ForumReservation[] = [];
  readonly activations: Array<{ id: string; entityRef: string }> = [];
  conflicts: ForumConflict[] = [];
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
    const { namespace, name } = request.secret;
    const seal = (value: string) =>
      sealValue({
        certificatePem: this.#certificatePem,
        value,
        label: `${namespace}/${name}`,
      });
    return {
      id: request.id,
      url: `https://${request.hostname}`,
      sealedKeys: {
        monitor: seal(this.plainKeys.monitor),
        operate: seal(this.plainKeys.operate),
      },
    };
  }

  async activateForum(request: { id: string; entityRef: string }) {
    this.activations.push(request);
  }
}
