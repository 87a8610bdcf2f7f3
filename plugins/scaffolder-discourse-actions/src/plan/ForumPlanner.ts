import type {
  BackstageCredentials,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NameCheck } from '@backstage-discourse/plugin-discourse-common';
import type {
  DiscourseService,
  ForumCluster,
} from '@backstage-discourse/plugin-discourse-node';
import {
  findSuppliedFaults,
  type SuppliedSecrets,
} from '../secrets/suppliedSecrets';
import { comparePublished } from './comparePublished';
import { chooseCluster, findDomainFault } from './chooseCluster';
import { draftForum, type ForumDraft } from './draftForum';
import { findOwnerFault, findTakenNameFault } from './findCatalogFaults';
import { formFaultsError, type FormFault } from './FormFault';
import { parseForumForm, withoutEmpty, type ForumForm } from './forumForm';
import type { ForumPlan } from './ForumPlan';

/** What planning needs to know and whom it asks. */
export interface ForumPlannerOptions {
  config: Config;
  clusters: readonly ForumCluster[];
  integrations: ScmIntegrationRegistry;
  catalog: CatalogService;
  discourse: DiscourseService;
  urlReader: UrlReaderService;
}

/** What came of looking at a form. */
export type ExaminedForm =
  | { ok: true; plan: ForumPlan }
  | { ok: false; faults: FormFault[] };

/** Turns the answers to a form into a plan. It reads and never writes. */
export class ForumPlanner {
  readonly #options: ForumPlannerOptions;

  constructor(options: ForumPlannerOptions) {
    this.#options = options;
  }

  /** Throws one InputError with every fault that can be seen at once. */
  async plan(
    values: Record<string, unknown>,
    options: { credentials: BackstageCredentials; supplied: SuppliedSecrets },
  ): Promise<ForumPlan> {
    const result = await this.examine(values, options);
    if (!result.ok) {
      throw formFaultsError(result.faults);
    }
    return result.plan;
  }

  /** The plan of a form, or every fault that can be seen at once. */
  async examine(
    values: Record<string, unknown>,
    options: { credentials: BackstageCredentials; supplied: SuppliedSecrets },
  ): Promise<ExaminedForm> {
    const { credentials, supplied } = options;
    const { faults, form, answers } = parseForumForm(values);
    faults.push(...findSuppliedFaults({ supplied, values }));
    const cluster = this.#findCluster(answers, { faults });
    const draft = form && cluster && this.#draft(form, { cluster, faults });
    // Nobody waits for the next answer longer than for the slowest one.
    const [published, ownerFaults, takenFaults] = await Promise.all([
      draft ? this.#findPublished(draft, { faults }) : false,
      this.#findOwnerFaults(answers, { credentials }),
      this.#findTakenFaults(answers, { cluster, credentials }),
    ]);
    faults.push(
      ...ownerFaults,
      // The traces of an earlier run that got this far are no conflict.
      ...(published ? [] : takenFaults),
    );
    if (draft && faults.length === 0) {
      return { ok: true, plan: { ...draft, published } };
    }
    return { ok: false, faults: firstOfEachField(faults) };
  }

  /** What stands in the way of a name or host name alone. */
  async checkNames(
    names: NameCheck,
    options: { credentials: BackstageCredentials },
  ): Promise<FormFault[]> {
    const given = withoutEmpty({ ...names });
    const { faults, answers } = parseForumForm(given);
    const asked = faults.filter(({ field }) => field in given);
    const cluster = this.#findCluster(answers, { faults: asked });
    const taken = await this.#findTakenFaults(answers, { ...options, cluster });
    return firstOfEachField([...asked, ...taken]);
  }

  #findCluster(
    answers: Partial<ForumForm>,
    options: { faults: FormFault[] },
  ): ForumCluster | undefined {
    const { faults } = options;
    if (faults.some(({ field }) => field === 'cluster')) {
      return undefined;
    }
    const choice = chooseCluster(answers.cluster, this.#options);
    if (!choice.ok) {
      faults.push(choice.fault);
      return undefined;
    }
    const { cluster } = choice;
    const fault =
      answers.hostname && findDomainFault(answers.hostname, { cluster });
    faults.push(...(fault ? [fault] : []));
    return cluster;
  }

  #draft(
    form: ForumForm,
    options: { cluster: ForumCluster; faults: FormFault[] },
  ): ForumDraft | undefined {
    const { cluster, faults } = options;
    const result = draftForum(form, { ...this.#options, cluster });
    if (!result.ok) {
      faults.push(...result.faults);
      return undefined;
    }
    return result.draft;
  }

  async #findPublished(
    draft: ForumDraft,
    options: { faults: FormFault[] },
  ): Promise<boolean> {
    const { repository, files } = draft;
    const { urlReader } = this.#options;
    const found = await comparePublished(files, { repository, urlReader });
    if (found.kind === 'other') {
      options.faults.push({
        field: 'name',
        message: `is taken: the repository ${repository.remoteUrl} holds ${found.holder}; choose another name`,
      });
    }
    return found.kind === 'same';
  }

  async #findOwnerFaults(
    { owner }: Partial<ForumForm>,
    options: { credentials: BackstageCredentials },
  ): Promise<FormFault[]> {
    const { catalog } = this.#options;
    const fault =
      owner && (await findOwnerFault(owner, { catalog, ...options }));
    return fault ? [fault] : [];
  }

  async #findTakenFaults(
    { name, hostname }: Partial<ForumForm>,
    options: {
      cluster: ForumCluster | undefined;
      credentials: BackstageCredentials;
    },
  ): Promise<FormFault[]> {
    const { cluster, credentials } = options;
    const { catalog, discourse } = this.#options;
    if (!name) {
      return [];
    }
    const [taken, registered] = await Promise.all([
      findTakenNameFault(name, { catalog, credentials }),
      hostname && cluster
        ? discourse.checkForum(
            { id: name, hostname, cluster: cluster.name },
            { credentials },
          )
        : undefined,
    ]);
    return [
      ...(taken ? [taken] : []),
      ...(registered?.conflicts ?? []).map(toFormFault),
    ];
  }
}

/** The registry's sentences begin with the field, which a fault has anyway. */
function toFormFault({ field, message }: FormFault): FormFault {
  const prefix = `'${field}' `;
  return {
    field,
    message: message.startsWith(prefix)
      ? message.slice(prefix.length)
      : message,
  };
}

function firstOfEachField(faults: readonly FormFault[]): FormFault[] {
  const byField = new Map<string, FormFault>();
  for (const fault of faults) {
    if (!byField.has(fault.field)) {
      byField.set(fault.field, fault);
    }
  }
  return [...byField.values()];
}
