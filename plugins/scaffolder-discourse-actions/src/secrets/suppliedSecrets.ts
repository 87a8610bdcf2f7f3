import type { RequiredSecretKey } from '@backstage-discourse/forum-manifests';
import { confTextFault } from './confTextFault';

/** Secrets of a task that people may give along with the form. */
export const SUPPLIED_SECRETS = [
  'SMTP_PASSWORD',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;

/** Name of a secret that people may give along with the form. */
export type SuppliedSecretName = (typeof SUPPLIED_SECRETS)[number];

const NAME_BY_KEY = new Map<string, SuppliedSecretName>([
  ['accessKeyId', 'S3_ACCESS_KEY_ID'],
  ['secretAccessKey', 'S3_SECRET_ACCESS_KEY'],
  ['password', 'SMTP_PASSWORD'],
]);

/** The value that was given for a key with source `supplied`, if any. */
export function findSupplied(
  { key, source }: RequiredSecretKey,
  options: { secrets: Record<string, string> | undefined },
): string | undefined {
  const name = source === 'supplied' ? NAME_BY_KEY.get(key) : undefined;
  const value = name && options.secrets?.[name];
  return value === '' ? undefined : value;
}

/** A fault of a given secret. The message never holds the value. */
export interface SuppliedSecretFault {
  field: string;
  message: string;
}

function faultOf(
  name: SuppliedSecretName,
  options: { value: string; masked: unknown },
): SuppliedSecretFault[] {
  const { value, masked } = options;
  if (value === '') {
    return masked
      ? [
          {
            field: name,
            message:
              'did not reach the task, which happens when a run is started over; type it in again',
          },
        ]
      : [];
  }
  const fault = confTextFault(value);
  return fault ? [{ field: name, message: fault }] : [];
}

/** All faults of the secrets that were given along with the form. */
export function findSuppliedFaults(options: {
  secrets: Record<string, string> | undefined;
  /** The form's answers, in which a given secret has left asterisks. */
  values: Record<string, unknown>;
}): SuppliedSecretFault[] {
  const { secrets, values } = options;
  const given = (name: SuppliedSecretName) => secrets?.[name] ?? '';
  const faults = SUPPLIED_SECRETS.flatMap(name =>
    faultOf(name, { value: given(name), masked: values[name] }),
  );
  const pair = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
  const missing = pair.filter(name => given(name) === '' && !values[name]);
  return missing.length === 1
    ? [
        ...faults,
        {
          field: missing[0],
          message: `must be given together with ${pair.find(
            name => name !== missing[0],
          )}; give both or none`,
        },
      ]
    : faults;
}
