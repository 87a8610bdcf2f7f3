import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of an action that plans a change, each with the step after it. */
export function changeExamples(
  action: string,
  examples: Record<string, Record<string, unknown>>,
): TemplateExample[] {
  const forum = 'component:default/acme-community';
  const branch = `forum/${action.split(':').at(-1)}`;
  return Object.entries(examples).map(([description, input]) => ({
    description,
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan the change',
          action,
          input: { forum, ...input },
        },
        {
          id: 'propose',
          name: 'Open the pull request',
          if: '${{ steps.plan.output.change.changed }}',
          action: 'discourse:change:propose',
          input: {
            forum,
            branch,
            title: description,
            baseCommit: '${{ steps.plan.output.change.baseCommit }}',
            description: '${{ steps.plan.output.change.description }}',
          },
        },
      ],
    }),
  }));
}
