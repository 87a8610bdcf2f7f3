import { z } from 'zod/v4';
import { refusalOf, type ApiAnswer } from './ApiClient';
import { labelOf, type ClusterObject } from './ClusterObject';
import { storedObject, type ClusterObjects } from './ClusterObjects';
import type { DeliveryStep } from './planDelivery';

const HOOK_DELETE_POLICY = 'argocd.argoproj.io/hook-delete-policy';
const FLUX_FORCE = 'kustomize.toolkit.fluxcd.io/force';

const quotaSchema = z.looseObject({
  spec: z.looseObject({ hard: z.record(z.string(), z.string()) }),
  status: z
    .looseObject({ hard: z.record(z.string(), z.string()).optional() })
    .optional(),
});

/** How a first apply is made; an API call, or kubectl. Resolves to faults. */
export type ApplyStep = (step: DeliveryStep) => Promise<string[]>;

function isImmutable(answer: ApiAnswer): boolean {
  return answer.status === 422 && refusalOf(answer).includes('immutable');
}

/** Brings the steps of a repository into the cluster, as GitOps tools do. */
export class Delivery {
  readonly #objects: ClusterObjects;

  constructor(objects: ClusterObjects) {
    this.#objects = objects;
  }

  /** Applies all steps. Resolves to what was refused. */
  async deliver(
    steps: DeliveryStep[],
    applyStep: ApplyStep = step => this.applyStep(step),
  ): Promise<string[]> {
    const faults: string[] = [];
    for (const step of steps) {
      faults.push(...(await applyStep(step)));
      await this.#countQuotas(step);
    }
    return faults;
  }

  /**
   * Applies the objects of one step. Argo CD deletes a hook before it creates
   * it anew; Flux deletes what it may force, once a change was refused.
   */
  async applyStep({ objects, actAs }: DeliveryStep): Promise<string[]> {
    const faults: string[] = [];
    for (const object of objects) {
      const { annotations } = object.metadata;
      if (annotations[HOOK_DELETE_POLICY] === 'BeforeHookCreation') {
        faults.push(...(await this.#objects.delete(object, actAs)));
      }
      let answer = await this.#objects.apply(object, actAs);
      if (isImmutable(answer) && annotations[FLUX_FORCE] === 'enabled') {
        faults.push(...(await this.#objects.delete(object, actAs)));
        answer = await this.#objects.apply(object, actAs);
      }
      if (answer.status >= 300) {
        faults.push(`${labelOf(object)}: ${refusalOf(answer)}`);
      }
    }
    return faults;
  }

  /** Applies once more. Resolves to the objects that changed by it. */
  async findChangedByReapply(steps: DeliveryStep[]): Promise<string[]> {
    const changed: string[] = [];
    for (const { objects, actAs } of steps) {
      for (const object of objects) {
        const fault = await this.#reapply(object, actAs);
        changed.push(...(fault ? [`${labelOf(object)} ${fault}`] : []));
      }
    }
    return changed;
  }

  /**
   * The server stores some kinds once more when they are first touched after
   * their creation, to write down its own defaults for their status. Nothing
   * of the object changes by that, and it happens once.
   */
  async #reapply(
    object: ClusterObject,
    actAs: string | undefined,
  ): Promise<string | undefined> {
    const before = storedObject(await this.#objects.read(object));
    const answer = await this.#objects.apply(object, actAs);
    if (answer.status >= 300) {
      return `is refused: ${refusalOf(answer)}`;
    }
    const after = storedObject(answer);
    if (before.content !== after.content) {
      return 'changed when applied again';
    }
    if (before.resourceVersion === after.resourceVersion) {
      return undefined;
    }
    const third = storedObject(await this.#objects.apply(object, actAs));
    return third.resourceVersion === after.resourceVersion
      ? undefined
      : 'is written each time it is applied';
  }

  /**
   * Deletes what the new state lacks and may be deleted, as both tools do.
   * Resolves to what is forbidden.
   */
  async prune(
    before: DeliveryStep[],
    after: DeliveryStep[],
  ): Promise<{ pruned: number; faults: string[] }> {
    const kept = new Set(
      after.flatMap(({ objects }) => objects.map(identityOf)),
    );
    const gone = before.flatMap(({ objects, actAs }) =>
      objects
        .filter(object => !kept.has(identityOf(object)) && mayBePruned(object))
        .map(object => ({ object, actAs })),
    );
    const faults: string[] = [];
    for (const { object, actAs } of gone) {
      faults.push(...(await this.#objects.delete(object, actAs)));
    }
    return { pruned: gone.length, faults };
  }

  /** The quota controller's part: without a status a quota refuses all. */
  async #countQuotas({ objects }: DeliveryStep): Promise<void> {
    for (const object of objects.filter(
      ({ kind }) => kind === 'ResourceQuota',
    )) {
      const answer = await this.#objects.read(object);
      if (answer.status !== 200) {
        // It was refused, which is a fault already.
        continue;
      }
      const { spec, status } = quotaSchema.parse(answer.body);
      if (JSON.stringify(status?.hard) !== JSON.stringify(spec.hard)) {
        const used = Object.keys(spec.hard).map(name => [name, '0']);
        await this.#objects.writeStatus(object, {
          hard: spec.hard,
          used: Object.fromEntries(used),
        });
      }
    }
  }
}

function identityOf(object: ClusterObject): string {
  return `${object.apiVersion.split('/')[0]} ${labelOf(object)}`;
}

function mayBePruned({ metadata: { annotations } }: ClusterObject): boolean {
  const options = annotations['argocd.argoproj.io/sync-options'] ?? '';
  return (
    !options.includes('Prune=false') &&
    annotations['kustomize.toolkit.fluxcd.io/prune'] !== 'disabled' &&
    annotations['argocd.argoproj.io/hook'] === undefined
  );
}
