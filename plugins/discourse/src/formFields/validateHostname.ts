import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { checkHostname } from './checkFields';
import { translate } from './translate';
import type { FieldCheck } from './validateForumName';

/** Refuses host names that break the rule of ForumSpec. */
export function validateHostname(
  value: string | undefined,
  field: FieldCheck,
  { apiHolder }: { apiHolder: ApiHolder },
): void {
  const fault = value ? checkHostname(value) : undefined;
  if (fault) {
    field.addError(translate(apiHolder)(`formFields.hostname.${fault}`));
  }
}
