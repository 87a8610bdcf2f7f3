import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { ExtraLocation } from '../portal';

const MAXIMUM_FLEET = 99_999;

/** A port, 0 for any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('must be a port from 0 to 65535');
  }
  return port;
}

/** `showcase`, `none` or a number of forums. */
export function parseFleet(text: string): 'showcase' | 'none' | number {
  if (text === 'showcase' || text === 'none') {
    return text;
  }
  const count = Number(text);
  if (!/^[1-9]\d*$/.test(text) || count > MAXIMUM_FLEET) {
    throw new InvalidArgumentError(
      `must be showcase, none or a number up to ${MAXIMUM_FLEET}`,
    );
  }
  return count;
}

/** Requests a minute. */
export function parseLimit(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new InvalidArgumentError('must be a whole number from 1 to 9999');
  }
  return Number(text);
}

/** A seed of the generated forums. */
export function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError('must be a whole number');
  }
  return Number(text);
}

/** `<path>:<Kind>,<Kind>`, added to the ones before. */
export function parseExtraLocation(
  text: string,
  previous: ExtraLocation[] = [],
): ExtraLocation[] {
  const [, target, kinds] = /^(.+):([A-Za-z,]+)$/.exec(text) ?? [];
  const allow = (kinds ?? '').split(',').filter(Boolean);
  if (!target || allow.length === 0) {
    throw new InvalidArgumentError(
      'must be a path and the kinds that it may hold, like ../../org.yaml:User,Group',
    );
  }
  return [...previous, { target, allow }];
}

/** A folder as a full path. */
export function parseDataDir(text: string): string {
  return path.resolve(text);
}
