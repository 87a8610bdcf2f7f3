import { InputError } from '@backstage/errors';
import {
  formatForumSpecFaults,
  type ForumSpecFault,
} from '@backstage-discourse/plugin-discourse-common';

/** One fault of the form: the field, and what would be right. */
export type FormFault = ForumSpecFault;

/** One error that names every fault. */
export function formFaultsError(faults: readonly FormFault[]): InputError {
  return new InputError(
    `The forum can not be created, nothing was written. Please correct:\n${formatForumSpecFaults(
      [...faults],
    )}`,
  );
}
