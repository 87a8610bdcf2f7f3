import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { discourseApiRef } from '../api';
import { classifyFailure } from '../forum/classifyFailure';
import { checkForumName } from './checkFields';
import { translate } from './translate';

/** The parts of a form validation that a field's own check needs. */
export interface FieldCheck {
  addError(message: string): void;
}

/** Whether the registry has a forum of that name, as far as it says so. */
async function isTaken(name: string, apiHolder: ApiHolder): Promise<boolean> {
  const api = apiHolder.get(discourseApiRef);
  if (!api) {
    return false;
  }
  try {
    await api.getForum(name);
    return true;
  } catch (error) {
    // A registry that is down must not block the form: the run checks again.
    return classifyFailure(error) === 'forbidden';
  }
}

/** Refuses names that break the rule of ForumSpec or are registered already. */
export async function validateForumName(
  value: string | undefined,
  field: FieldCheck,
  { apiHolder }: { apiHolder: ApiHolder },
): Promise<void> {
  if (!value) {
    return;
  }
  const t = translate(apiHolder);
  const fault = checkForumName(value);
  if (fault) {
    field.addError(t(`formFields.name.${fault}`));
  } else if (await isTaken(value, apiHolder)) {
    field.addError(t('formFields.name.taken'));
  }
}
