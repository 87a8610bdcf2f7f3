import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { translate } from '../translate';
import type { FieldCheck } from '../validateForumName';
import { findFaultyFields, type GroupDraft } from './groupDraft';

/** Refuses to go on while a group breaks a rule. */
export function validateGroups(
  groups: GroupDraft[] | undefined,
  field: FieldCheck,
  { apiHolder }: { apiHolder: ApiHolder },
): void {
  const faulty = findFaultyFields(groups ?? []).filter(({ size }) => size > 0);
  if (faulty.length > 0) {
    const t = translate(apiHolder);
    field.addError(
      t('formFields.groups.faulty', { groups: String(faulty.length) }),
    );
  }
}
