import { setImmediate as giveWay } from 'node:timers/promises';
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
import {
  comparePublished,
  readPublished,
  type PublishedFiles,
} from './comparePublished';
import { chooseCluster, findDomainFault } from './chooseCluster';
import { draftForum, type ForumDraft } from './draftForum';
import { findCatalogFaults, type CatalogFaults } from './findCatalogFaults';
import { formFaultsError, type FormFault } from './FormFault';
import { parseForumForm, withoutEmpty, type ForumForm } from './forumForm';
import type { ForumPlan } from './ForumPlan';
import {
  locateRepository,
  readRepositorySettings,
  type ForumRepository,
} from './ForumRepository';

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
    const repository = form && this.#locate(form, { faults });
    const [draft, published, fromCatalog, conflicts] = await Promise.all([
      form && cluster && repository
        ? this.#draft(form, { cluster, repository, faults })
        : undefined,
      repository && this.#readPublished(repository),
      this.#findCatalogFaults(answers, { credentials }),
      this.#findConflicts(answers, { cluster, credentials }),
    ]);
    const isPublished = this.#isPublished(draft, { published, faults });
    faults.push(
      ...fromCatalog.owner,
      // The traces of an earlier run that got this far are no conflict.
      ...(isPublished ? [] : [...fromCatalog.taken, ...conflicts]),
    );
    if (draft && faults.length === 0) {
      return { ok: true, plan: { ...draft, published: isPublished } };
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
    const [{ taken }, conflicts] = await Promise.all([
      this.#findCatalogFaults({ name: answers.name }, options),
      this.#findConflicts(answers, { ...options, cluster }),
    ]);
    return firstOfEachField([...asked, ...taken, ...conflicts]);
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

  #locate(
    { name }: ForumForm,
    options: { faults: FormFault[] },
  ): ForumRepository | undefined {
    const { config, integrations } = this.#options;
    const settings = readRepositorySettings(config);
    const located = locateRepository(name, { settings, integrations });
    if (!located.ok) {
      options.faults.push(located.fault);
      return undefined;
    }
    return located.repository;
  }

  async #draft(
    form: ForumForm,
    options: {
      cluster: ForumCluster;
      repository: ForumRepository;
      faults: FormFault[];
    },
  ): Promise<ForumDraft | undefined> {
    const { cluster, repository, faults } = options;
    // The questions to others go out first; rendering fills the wait for answers.
    await giveWay();
    const { config } = this.#options;
    const result = draftForum(form, { config, cluster, repository });
    if (!result.ok) {
      faults.push(...result.faults);
      return undefined;
    }
    return result.draft;
  }

  #readPublished(repository: ForumRepository): Promise<PublishedFiles> {
    const { urlReader } = this.#options;
    return readPublished(repository, { urlReader });
  }

  #isPublished(
    draft: ForumDraft | undefined,
    options: { published: PublishedFiles; faults: FormFault[] },
  ): boolean {
    if (!draft) {
      return false;
    }
    const { files, repository } = draft;
    const found = comparePublished(files, options.published);
    if (found.kind === 'other') {
      options.faults.push({
        field: 'name',
        message: `is taken: the repository ${repository.remoteUrl} holds ${found.holder}; choose another name`,
      });
    }
    return found.kind === 'same';
  }

  #findCatalogFaults(
    { name, owner }: Partial<ForumForm>,
    options: { credentials: BackstageCredentials },
  ): Promise<CatalogFaults> {
    const { catalog } = this.#options;
    return findCatalogFaults({ name, owner }, { catalog, ...options });
  }

  async #findConflicts(
    { name, hostname }: Partial<ForumForm>,
    options: {
      cluster: ForumCluster | undefined;
      credentials: BackstageCredentials;
    },
  ): Promise<FormFault[]> {
    const { cluster, credentials } = options;
    if (!name || !hostname || !cluster) {
      return [];
    }
    const { conflicts } = await this.#options.discourse.checkForum(
      { id: name, hostname, cluster: cluster.name },
      { credentials },
    );
    return conflicts.map(toFormFault);
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
