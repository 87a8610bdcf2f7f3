import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { PlanField, planSchema } from './plan/PlanField';
import { validatePlan } from './plan/validatePlan';

/** `ui:field: DiscourseForumPlan` */
export const planFormField = createFormField({
  name: 'DiscourseForumPlan',
  component: PlanField,
  schema: planSchema,
  validation: validatePlan,
});
