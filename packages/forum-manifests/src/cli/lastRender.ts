import { parse } from 'yaml';
import { z } from 'zod/v4';
import { isOwnedByPeople } from '../repository/ownership';

const lockSchema = z.object({ files: z.record(z.string(), z.string()) });

function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..');
}

/**
 * The files that the last render wrote, as its lock says, without those of
 * people. A lock is text that people can edit: only paths inside count.
 */
export function lastRender(lockText: string | undefined): string[] {
  if (lockText === undefined) {
    return [];
  }
  try {
    const lock = lockSchema.safeParse(parse(lockText));
    const paths = lock.success ? Object.keys(lock.data.files) : [];
    return paths.filter(path => isInside(path) && !isOwnedByPeople(path));
  } catch {
    return [];
  }
}
