import { z } from 'zod/v4';

/** Parameters of a request: form fields, JSON or query, nested by name. */
export type Fields = Record<string, unknown>;

const fieldsSchema = z.record(z.string(), z.unknown());

/** Parameters out of whatever was parsed from a request. */
export function fieldsOf(value: unknown): Fields {
  const result = fieldsSchema.safeParse(value);
  return result.success ? result.data : {};
}

/** A parameter as text, undefined when it is missing or blank. */
export function textField(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A list: comma-separated text or an array. */
export function listField(fields: Fields, name: string): string[] {
  const value = fields[name];
  const items = Array.isArray(value)
    ? value.map(String)
    : [String(value ?? '')];
  return items
    .flatMap(item => item.split(','))
    .map(item => item.trim())
    .filter(item => item !== '');
}

/** Whether a parameter is there at all and not blank, whatever it says. */
export function isPresent(fields: Fields, name: string): boolean {
  const value = fields[name];
  return (
    value !== undefined && value !== null && value !== '' && value !== false
  );
}

/** A whole number within limits; `undefined` when missing, `invalid` when no number. */
export function integerField(
  fields: Fields,
  name: string,
): number | 'invalid' | undefined {
  const text = textField(fields, name);
  if (text === undefined) {
    return undefined;
  }
  return /^-?\d{1,9}$/.test(text) ? Number(text) : 'invalid';
}
