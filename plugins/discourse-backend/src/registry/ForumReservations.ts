import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  ForumCluster,
  ForumConflict,
  ForumReservation,
  ReservedForum,
} from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import type { HostPolicy } from '../access/HostPolicy';
import type { SimulatedHosts } from '../access/SimulatedHosts';
import { activateForum } from '../store/activateForum';
import type { RegistryEvents } from '../catalog/RegistryEvents';
import { deleteForum } from '../store/deleteForum';
import { deleteExpiredReservations } from '../store/deleteExpiredReservations';
import { findTakenFields } from '../store/findTakenFields';
import { getForum } from '../store/getForum';
import { insertReservation } from '../store/insertReservation';
import type { StoredForum } from '../store/StoredForum';
import {
  describeTakenFields,
  findConfigConflicts,
  type WantedForum,
} from './findConflicts';
import type { ForumAddresses } from './ForumAddresses';
import type { PortalKeys } from './PortalKeys';
import type { RepositoryLocations } from './RepositoryLocations';
import { sealKeys } from './sealKeys';

const SOURCE = 'portal';
/** After a day without activation a name is free again. */
const RESERVATION_MS = 24 * 60 * 60 * 1000;

/** What the reservations need from the rest of the plugin. */
export interface ForumReservationsOptions {
  knex: Knex;
  keys: PortalKeys;
  clusters: readonly ForumCluster[];
  addresses: ForumAddresses;
  locations: RepositoryLocations;
  events: RegistryEvents;
  policy: HostPolicy;
  simulatedHosts: SimulatedHosts;
  now: () => number;
}

/** Forums on their way into the registry: check, reserve, activate. */
export class ForumReservations {
  readonly #options: ForumReservationsOptions;

  constructor(options: ForumReservationsOptions) {
    this.#options = options;
  }

  /**
   * All conflicts of a forum that is about to be reserved. Reserves nothing.
   * What the same caller has reserved and not activated is no conflict, so
   * that a run which broke off can be started over.
   */
  async check(
    wanted: WantedForum,
    options: { createdBy: string },
  ): Promise<ForumConflict[]> {
    const { knex } = this.#options;
    await this.#dropExpired(knex);
    const url = this.#options.addresses.getUrl(wanted.hostname);
    const { hostname } = await findTakenFields({ knex, ...wanted, url });
    const forum = await getForum({ knex, id: wanted.id });
    return [
      ...(forum ? describeRefusal(forum, { request: wanted, ...options }) : []),
      ...describeTakenFields(wanted, { name: false, hostname }),
      ...findConfigConflicts(wanted, { ...this.#options, url }),
    ];
  }

  /**
   * Reserves a forum and makes its keys in one transaction. The same caller
   * may ask again while the forum is pending and gets the same keys, sealed
   * anew; any other request for the same name or host name is a conflict.
   */
  async reserve(
    request: ForumReservation,
    options: { createdBy: string },
  ): Promise<ReservedForum> {
    const { knex, keys, clusters, addresses, now } = this.#options;
    const { createdBy } = options;
    const { id, title, owner, hostname } = request;
    const url = addresses.getUrl(hostname);
    throwConflicts(id, findConfigConflicts(request, { ...this.#options, url }));
    const cluster = clusters.find(({ name }) => name === request.cluster);
    if (!cluster) {
      throw new ConflictError(`'cluster' '${request.cluster}' is not known`);
    }
    keys.requireCipher();

    const sealedKeys = await knex.transaction(async tx => {
      await this.#dropExpired(tx);
      const reserved = await getForum({ knex: tx, id });
      if (!reserved) {
        const taken = await findTakenFields({ knex: tx, id, hostname, url });
        // The name may be taken by now, but perhaps by this very caller.
        throwConflicts(
          id,
          describeTakenFields(request, { ...taken, name: false }),
        );
        const simulated = this.#options.simulatedHosts.has(url);
        const columns = { id, title, owner, hostname, url };
        await insertReservation({
          knex: tx,
          reservation: {
            ...columns,
            source: SOURCE,
            cluster: cluster.name,
            simulated,
            createdBy,
          },
          now: now(),
        });
      }
      const forum = await getForum({ knex: tx, id });
      throwConflicts(id, describeRefusal(forum, { request, createdBy }));
      const pair = await keys.ensureKeys(tx, { forumId: id });
      // Within the transaction: a certificate that fails leaves nothing behind.
      return sealKeys(pair, {
        cluster,
        secret: request.secret,
        now: now(),
      });
    });
    return { id, url, sealedKeys };
  }

  /** Ties a reserved forum to its entity; doing it twice is fine. */
  async activate(
    request: { id: string; entityRef: string; location?: string },
    options: { actor: string },
  ): Promise<void> {
    const { knex, locations, events, now } = this.#options;
    const { id, entityRef } = request;
    const location =
      request.location && locations.check(request.location, { id });
    const forum = await getForum({ knex, id });
    if (!forum || forum.source !== SOURCE) {
      throw new NotFoundError(
        `There is no reservation of forum '${id}'; reserve it before it is activated`,
      );
    }
    if (forum.createdBy !== options.actor) {
      throw new NotAllowedError(
        `Forum '${id}' was reserved by somebody else, who alone can activate it`,
      );
    }
    await activateForum({ knex, forum, entityRef, location, now: now() });
    const active = await getForum({ knex, id });
    if (active?.entityRef !== entityRef) {
      throw new ConflictError(
        `Forum '${id}' is active with another entity than '${entityRef}'; remove it from the registry first`,
      );
    }
    await events.publish({
      change: 'registered',
      id,
      location: active.location,
    });
  }

  /**
   * Takes a forum that the portal created out of the registry, with its keys
   * and all that was collected. Those of other sources leave with their source.
   */
  async unregister(forum: StoredForum): Promise<void> {
    const { knex, events } = this.#options;
    const { id, location } = forum;
    if (!(await deleteForum({ knex, id, source: SOURCE }))) {
      throw new ConflictError(
        `Forum '${id}' can not be removed here: it comes from '${forum.source}'; remove it there`,
      );
    }
    await events.publish({ change: 'unregistered', id, location });
  }

  async #dropExpired(knex: Knex | Knex.Transaction): Promise<void> {
    const createdBefore = this.#options.now() - RESERVATION_MS;
    await deleteExpiredReservations({ knex, createdBefore });
  }
}

function describeRefusal(
  forum: StoredForum | undefined,
  options: { request: WantedForum; createdBy: string },
): ForumConflict[] {
  const { request, createdBy } = options;
  if (!forum) {
    return describeTakenFields(request, { name: false, hostname: true });
  }
  const own =
    forum.source === SOURCE && !forum.active && forum.createdBy === createdBy;
  if (!own) {
    return describeTakenFields(request, { name: true, hostname: false });
  }
  if (forum.hostname !== request.hostname) {
    return [
      {
        field: 'hostname',
        message: `'hostname' must stay '${forum.hostname}', with which you reserved '${request.id}'; to change it, choose another name`,
      },
    ];
  }
  return [];
}

function throwConflicts(id: string, conflicts: readonly ForumConflict[]): void {
  if (conflicts.length > 0) {
    const reasons = conflicts.map(({ message }) => message).join('; ');
    throw new ConflictError(`Forum '${id}' can not be created: ${reasons}`);
  }
}
