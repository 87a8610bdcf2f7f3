import { z } from 'zod/v4';
import { count, maybe } from '../session/fields';
import { AUDIENCES, type GroupAudience, levelSchema } from './levels';

/**
 * A group as lists show it. Results are built field by field: what a forum
 * tells an administrator includes the mail credentials of groups.
 *
 * @public
 */
export interface Group {
  id: number;
  name: string;
  fullName?: string;
  /** Kept by Discourse itself, such as `staff` or `trust_level_1`. */
  automatic: boolean;
  /** Missing where the members are hidden from the user of the key. */
  memberCount?: number;
  visibility: GroupAudience;
  membersVisibility: GroupAudience;
  /** Anyone may join. */
  publicAdmission: boolean;
  /** Members may leave by themselves. */
  publicExit: boolean;
  /** People may ask to join; owners decide. */
  allowMembershipRequests: boolean;
}

/** The columns that every view of a group has. */
export const groupColumns = {
  id: z.int(),
  name: z.string(),
  full_name: maybe(z.string()),
  automatic: z.boolean(),
  user_count: maybe(count),
  visibility_level: levelSchema(AUDIENCES),
  members_visibility_level: levelSchema(AUDIENCES),
  public_admission: z.boolean(),
  public_exit: z.boolean(),
  allow_membership_requests: z.boolean(),
} as const;

const groupRowSchema = z.object(groupColumns);

export type GroupRow = z.infer<typeof groupRowSchema>;

export const groupSchema = groupRowSchema.transform(buildGroup);

export function buildGroup(row: GroupRow): Group {
  return {
    id: row.id,
    name: row.name,
    fullName: row.full_name,
    automatic: row.automatic,
    memberCount: row.user_count,
    visibility: row.visibility_level,
    membersVisibility: row.members_visibility_level,
    publicAdmission: row.public_admission,
    publicExit: row.public_exit,
    allowMembershipRequests: row.allow_membership_requests,
  };
}
