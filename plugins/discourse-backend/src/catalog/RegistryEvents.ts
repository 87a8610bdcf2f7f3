import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  REGISTRY_EVENTS_TOPIC,
  type RegistryEvent,
} from '@backstage-discourse/plugin-discourse-node';
import type { EventsService } from '@backstage/plugin-events-node';

/**
 * Tells other plugins of a change to the registry, on whichever replica they
 * run. One that gets lost is made up for by their next full look.
 */
export class RegistryEvents {
  readonly #events: EventsService;
  readonly #logger: LoggerService;

  constructor(options: { events: EventsService; logger: LoggerService }) {
    this.#events = options.events;
    this.#logger = options.logger;
  }

  async publish(event: RegistryEvent): Promise<void> {
    try {
      await this.#events.publish({
        topic: REGISTRY_EVENTS_TOPIC,
        eventPayload: event,
      });
    } catch (error) {
      this.#logger.warn(
        `Nobody could be told that forum '${event.id}' is ${event.change}; the catalog finds out by its next full sync`,
        toError(error),
      );
    }
  }
}
