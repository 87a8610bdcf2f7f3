import {
  forumSpecSchema,
  HISTORY_RANGES,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';

const { metadata, spec } = forumSpecSchema.shape;
const { name } = metadata.shape;
const { hostname, title, owner, cluster } = spec.shape;

const secretName = z
  .string()
  .max(253, 'must have at most 253 characters')
  .regex(
    /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
    'must be the name of a Kubernetes object, like acme-portal-keys',
  );

/** Query of `GET /forums/:id/history`. */
export const historyQuerySchema = z.strictObject({
  range: z.enum(HISTORY_RANGES).default('24h'),
});

/** Body of `POST /forums/:id/backups`. */
export const startBackupSchema = z.strictObject({
  withUploads: z.boolean(),
});

/** Body of `POST /registry/check`. */
export const checkForumSchema = z.strictObject({ id: name, hostname, cluster });

const secretSchema = z.strictObject({
  namespace: secretName,
  name: secretName,
});

/** Body of `POST /registry/forums/:id/keys`. */
export const rotateKeysSchema = z.strictObject({
  cluster,
  secret: secretSchema,
});

/** Body of `POST /registry/forums`. */
export const forumReservationSchema = z.strictObject({
  id: name,
  title,
  hostname,
  owner,
  cluster,
  secret: secretSchema,
});

/** Body of `POST /registry/forums/:id/activate`. */
export const activateForumSchema = z.strictObject({
  entityRef: owner,
  location: z.string().max(2000).optional(),
});

/** Query of `GET /directory`. */
export const directoryQuerySchema = z.strictObject({
  id: z.string().max(63).optional(),
  changedSinceMs: z.coerce.number().int().nonnegative().optional(),
  cursor: z.string().max(63).optional(),
});
