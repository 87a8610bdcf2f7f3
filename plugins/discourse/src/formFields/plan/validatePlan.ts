import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { translate } from '../translate';
import type { FieldCheck } from '../validateForumName';

/** Lets nobody go on without a plan to hold the run to. */
export function validatePlan(
  value: string | undefined,
  field: FieldCheck,
  { apiHolder }: { apiHolder: ApiHolder },
): void {
  if (!value) {
    field.addError(translate(apiHolder)('formFields.plan.required'));
  }
}
