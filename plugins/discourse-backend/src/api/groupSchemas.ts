import {
  applicationEventSchema,
  groupFileSchema,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';

const MAX_DECISIONS = 50;

const reason = z
  .string()
  .trim()
  .min(1, 'must not be empty; it is kept')
  .max(2000, 'must have at most 2000 characters');

/** Body of `POST /forums/:id/groups/apply`. */
export const applyGroupsSchema = z.strictObject({
  planId: z.string().regex(/^[0-9a-f]{16}$/, 'must be the id of a plan'),
  /** The differences to answer; without them all that are not accepted. */
  driftIds: z
    .array(z.string().regex(/^[0-9a-f]{16}$/, 'must be the id of a difference'))
    .min(1, 'must name a difference')
    .max(1000, 'must name at most 1000 differences')
    .optional(),
});

/** Body of `POST /forums/:id/groups/drift/:driftId/accept`. */
export const acceptDriftSchema = z.strictObject({
  until: z.iso.date('must be a day like 2027-03-31'),
  reason,
});

/** Body of `POST /forums/:id/groups/requests/decisions`. */
export const decideRequestsSchema = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        groupId: z.int(),
        userId: z.int(),
        accept: z.boolean(),
      }),
    )
    .min(1, 'must hold a decision')
    .max(MAX_DECISIONS, `must hold at most ${MAX_DECISIONS} decisions`),
  reason,
});

/** Body of `POST /forums/:id/groups/applications`. */
export const applyForGroupSchema = z.strictObject({
  group: groupFileSchema,
  justification: reason,
});

/**
 * Body of `POST /forums/:id/groups/applications/check`. Only the name has to be
 * there: what else is wrong is the answer.
 */
export const checkApplicationSchema = z.strictObject({
  group: z.looseObject({
    metadata: z.looseObject({ name: z.string().max(200) }),
  }),
});

/** Body of `POST /forums/:id/groups/applications/:applicationId/events`. */
export const applicationStepSchema = z.strictObject({
  event: applicationEventSchema,
  reason: reason.optional(),
});

/** Query of `GET /groups` and `GET /groups/requests`. */
export const groupPageSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
