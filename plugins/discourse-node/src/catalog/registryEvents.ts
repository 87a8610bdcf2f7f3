import { z } from 'zod/v4';

/**
 * Topic of Backstage's events service that tells when a forum of the portal
 * enters or leaves the registry. An event is only a hint to look at once: what
 * holds is in the directory.
 *
 * @public
 */
export const REGISTRY_EVENTS_TOPIC = 'discourse.registry';

/** @public */
export const registryEventSchema = z.object({
  change: z.enum(['registered', 'unregistered']),
  id: z.string(),
  /** Address of its `catalog-info.yaml`, where the portal provides the entity. */
  location: z.string().optional(),
});

/** What happened to a forum of the registry. @public */
export type RegistryEvent = z.infer<typeof registryEventSchema>;
