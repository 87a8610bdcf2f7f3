import { type GroupSettings, groupSettingsSchema } from '../groups';
import { type Fields, fieldsOf } from '../http/Fields';
import { unprocessable } from '../http/Refusal';

const AUTOMATIC_FIELDS = [
  'bio_raw',
  'default_notification_level',
  'mentionable_level',
  'messageable_level',
  'flair_icon',
  'flair_bg_color',
  'flair_color',
  'visibility_level',
  'members_visibility_level',
];

const allowedLevels: Record<string, readonly number[]> = {
  visibility_level: [0, 1, 2, 3, 4],
  members_visibility_level: [0, 1, 2, 3, 4],
  mentionable_level: [0, 1, 2, 3, 4, 99],
  messageable_level: [0, 1, 2, 3, 4, 99],
  default_notification_level: [0, 1, 2, 3, 4],
  grant_trust_level: [0, 1, 2, 3, 4],
};

const lengthLimits: Record<string, number> = {
  full_name: 100,
  bio_raw: 3000,
  membership_request_template: 5000,
  automatic_membership_email_domains: 1000,
};

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,18}[A-Za-z0-9]$/;

/** Form fields arrive as text; Rails turns them into the column's type. */
function castValue(field: string, value: unknown): unknown {
  const shape = groupSettingsSchema.shape;
  if (field in allowedLevels) {
    return value === '' || value === null ? null : Number(value);
  }
  const known = Object.entries(shape).find(([name]) => name === field)?.[1];
  if (known?.def.type === 'boolean') {
    return !['false', '0', '', 'off', 'no'].includes(
      String(value ?? '').toLowerCase(),
    );
  }
  return String(value ?? '');
}

function faultsOf(settings: Fields): string[] {
  const faults: string[] = [];
  for (const [field, value] of Object.entries(settings)) {
    const levels = allowedLevels[field];
    if (
      levels &&
      !levels.includes(Number(value)) &&
      !(field === 'grant_trust_level' && value === null)
    ) {
      faults.push(`${field} is not included in the list`);
    }
    const limit = lengthLimits[field];
    if (limit !== undefined && String(value).length > limit) {
      faults.push(`${field} is too long (maximum is ${limit} characters)`);
    }
  }
  if (settings.name !== undefined && !NAME.test(String(settings.name))) {
    faults.push(
      'Name must only include numbers, letters, dashes, dots, and underscores',
    );
  }
  return faults;
}

/**
 * The settings that a request may write, cast to their types. What is not
 * permitted is dropped without a word, as in Discourse; bad values are refused.
 */
export function writableSettings(
  input: unknown,
  options: { automatic: boolean },
): Partial<GroupSettings> {
  const known = Object.keys(groupSettingsSchema.shape);
  const permitted = options.automatic ? AUTOMATIC_FIELDS : known;
  const settings: Fields = {};
  for (const [field, value] of Object.entries(fieldsOf(input))) {
    if (permitted.includes(field)) {
      settings[field] = castValue(field, value);
    }
  }
  const faults = faultsOf(settings);
  if (faults.length > 0) {
    throw unprocessable(faults);
  }
  return groupSettingsSchema.partial().parse(settings);
}
