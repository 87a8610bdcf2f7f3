import { InputError } from '@backstage/errors';
import {
  formatForumSpecFaults,
  type ForumSpecFault,
} from '@backstage-discourse/plugin-discourse-common';

/** One fault of the form: the field, and what would be right. */
export type FormFault = ForumSpecFault;

/** Throws one error that names every fault; does nothing without any. */
export function throwFormFaults(faults: readonly FormFault[]): void {
  if (faults.length > 0) {
    throw new InputError(
      `The forum can not be created, nothing was written. Please correct:\n${formatForumSpecFaults(
        [...faults],
      )}`,
    );
  }
}
