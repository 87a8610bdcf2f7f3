import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

const NOWHERE = '/dev/null';

/** The two texts of a file; one is left out where there is no file. */
export interface DiffSides {
  from?: string;
  to?: string;
}

/** A unified diff as Git prints it, for one file. */
export function unifiedDiff(path: string, sides: DiffSides): string {
  return createTwoFilesPatch(
    sides.from === undefined ? NOWHERE : `a/${path}`,
    sides.to === undefined ? NOWHERE : `b/${path}`,
    sides.from ?? '',
    sides.to ?? '',
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
}
