import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { Delivery, type ApplyStep } from './Delivery';
import { ForumRepository } from './ForumRepository';
import type { OverlayBuilder } from './OverlayBuilder';
import { planDelivery, type DeliveryStep } from './planDelivery';
import { judgePods, type PodVerdicts } from './podVerdicts';
import type { ApiClient } from './ApiClient';
import { ClusterObjects } from './ClusterObjects';

/** What was seen of one forum, or of many added up. */
export interface LabCounts {
  forums: number;
  objects: number;
  refused: string[];
  changedByReapply: string[];
  pods: PodVerdicts;
  upgradeRefused: string[];
  pruned: number;
}

/** Renders forums, delivers them to a cluster, and upgrades them there. */
export class ForumLab {
  readonly #client: ApiClient;
  readonly #delivery: Delivery;
  readonly #options: {
    workFolder: string;
    certificatePem: string;
    builder: OverlayBuilder;
  };

  constructor(
    client: ApiClient,
    options: {
      workFolder: string;
      certificatePem: string;
      builder: OverlayBuilder;
    },
  ) {
    this.#client = client;
    this.#delivery = new Delivery(new ClusterObjects(client));
    this.#options = options;
  }

  /** The whole life of one forum: create, apply again, pods, upgrade. */
  async try(
    forum: ForumSpec,
    options: { upgraded: ForumSpec; firstApply?: ApplyStep },
  ): Promise<LabCounts> {
    const steps = await this.#plan(forum);
    const refused = await this.#delivery.deliver(steps, options.firstApply);
    const own = steps.filter(({ given }) => !given);
    const changedByReapply =
      refused.length === 0
        ? await this.#delivery.findChangedByReapply(own)
        : [];
    const pods = await judgePods(steps, this.#client);
    const upgrade =
      refused.length === 0
        ? await this.#upgrade(steps, options.upgraded)
        : { faults: [], pruned: 0 };
    const named = (faults: string[]) =>
      faults.map(fault => `${forum.metadata.name}: ${fault}`);
    return {
      forums: 1,
      objects: own.reduce((sum, { objects }) => sum + objects.length, 0),
      refused: named(refused),
      changedByReapply: named(changedByReapply),
      pods: { ...pods, faults: named(pods.faults) },
      upgradeRefused: named(upgrade.faults),
      pruned: upgrade.pruned,
    };
  }

  /** What the platform applies once is not applied again. */
  async #upgrade(
    before: DeliveryStep[],
    upgraded: ForumSpec,
  ): Promise<{ faults: string[]; pruned: number }> {
    const all = await this.#plan(upgraded);
    const after = all.filter(({ once }) => !once);
    const refused = await this.#delivery.deliver(after);
    const { pruned, faults } = await this.#delivery.prune(before, all);
    return { faults: [...refused, ...faults], pruned };
  }

  async #plan(forum: ForumSpec): Promise<DeliveryStep[]> {
    const folder = mkdtempSync(join(this.#options.workFolder, 'repository-'));
    try {
      return await planDelivery(
        new ForumRepository(forum, { ...this.#options, folder }),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
