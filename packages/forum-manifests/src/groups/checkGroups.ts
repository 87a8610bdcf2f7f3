import { formatGroupFaults } from '@backstage-discourse/plugin-discourse-common';
import type { CheckFault } from '../repository/CheckFault';
import { readGroupFiles } from './readGroupFiles';

/** Finds what is wrong in `groups/`, which people edit. */
export function checkGroups(files: ReadonlyMap<string, string>): CheckFault[] {
  const result = readGroupFiles(files);
  return result.ok
    ? []
    : result.faults.map(fault => ({
        file: fault.file,
        message: formatGroupFaults([fault]),
        fix: 'Correct the field, or remove the file',
      }));
}
