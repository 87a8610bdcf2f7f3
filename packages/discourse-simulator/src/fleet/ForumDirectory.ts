import type { SimulatedForumOptions } from './ForumFleet';
import { SimulatedForum } from '../forum';
import { AdminRequestLimit } from '../http/AdminRequestLimit';
import type { WriteStore } from './WriteStore';

const HOSTNAME =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** A forum and what the fleet keeps beside it. */
export interface ForumPlace {
  forum: SimulatedForum;
  limit: AdminRequestLimit;
}

/** The forums of a fleet by host name. */
export class ForumDirectory {
  readonly #places = new Map<string, ForumPlace>();
  readonly #clock: () => number;
  readonly #limit: number;
  readonly #store: WriteStore;

  constructor(options: {
    clock: () => number;
    adminRequestsPerMinute: number;
    store: WriteStore;
  }) {
    this.#clock = options.clock;
    this.#limit = options.adminRequestsPerMinute;
    this.#store = options.store;
  }

  add(options: SimulatedForumOptions): void {
    const { hostname } = options;
    if (!HOSTNAME.test(hostname)) {
      throw new TypeError(
        `'hostname' of a simulated forum must be a lower case DNS name like community.acme.example, not '${hostname}'`,
      );
    }
    if (this.#places.has(hostname)) {
      throw new Error(
        `A simulated forum with the host name '${hostname}' exists already; remove it first or choose another name`,
      );
    }
    this.#places.set(hostname, {
      forum: new SimulatedForum(options, {
        clock: this.#clock,
        writes: this.#store.load(hostname),
      }),
      limit: new AdminRequestLimit({ clock: this.#clock, limit: this.#limit }),
    });
  }

  /** Keeps what callers have written to a forum. */
  save(forum: SimulatedForum): void {
    this.#store.save(forum.hostname, forum.writes());
  }

  remove(hostname: string): void {
    if (this.#places.delete(hostname)) {
      this.#store.remove(hostname);
    }
  }

  find(hostname: string): ForumPlace | undefined {
    return this.#places.get(hostname);
  }

  /** As {@link find}; throws when there is no such forum. */
  forum(hostname: string): SimulatedForum {
    const place = this.#places.get(hostname);
    if (!place) {
      throw new Error(`No simulated forum has the host name '${hostname}'`);
    }
    return place.forum;
  }

  list(): SimulatedForum[] {
    return [...this.#places.values()].map(({ forum }) => forum);
  }
}
