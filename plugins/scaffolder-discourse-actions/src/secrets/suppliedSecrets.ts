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

/**
 * What is known of the secrets that came with a form: their values in a run,
 * and in a preview no more than the asterisks that they left in the form.
 */
export type SuppliedSecrets =
  | {
      kind: 'values';
      values: Record<string, string> | undefined;
      /** Names that an earlier attempt of the same task was given. */
      earlier: readonly string[];
    }
  | { kind: 'masked' };

/** Names of the secrets that a task was given. */
export function listGiven(
  secrets: Record<string, string> | undefined,
): SuppliedSecretName[] {
  return SUPPLIED_SECRETS.filter(name => secrets?.[name]);
}

/** The name under which a value for a key may be given, if it may. */
export function findSuppliedName({
  key,
  source,
}: RequiredSecretKey): SuppliedSecretName | undefined {
  return source === 'supplied' ? NAME_BY_KEY.get(key) : undefined;
}

/** The value that was given for a key with source `supplied`, if any. */
export function findSupplied(
  key: RequiredSecretKey,
  options: { secrets: Record<string, string> | undefined },
): string | undefined {
  const name = findSuppliedName(key);
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
  supplied: SuppliedSecrets;
  /** The form's answers, in which a given secret has left asterisks. */
  values: Record<string, unknown>;
}): SuppliedSecretFault[] {
  const { supplied, values } = options;
  const given = (name: SuppliedSecretName) =>
    supplied.kind === 'values' ? supplied.values?.[name] ?? '' : '';
  const faults =
    supplied.kind === 'masked'
      ? []
      : SUPPLIED_SECRETS.flatMap(name =>
          faultOf(name, {
            value: given(name),
            masked: values[name] && !supplied.earlier.includes(name),
          }),
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
