import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `discourse:change:propose`. */
export const proposeExamples: TemplateExample[] = [
  {
    description: 'Propose a planned upgrade as a pull request',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan the upgrade',
          action: 'discourse:change:upgrade',
          input: { forum: 'component:default/acme-community', channel: 'esr' },
        },
        {
          id: 'propose',
          name: 'Open the pull request',
          if: '${{ steps.plan.output.change.changed }}',
          action: 'discourse:change:propose',
          input: {
            forum: 'component:default/acme-community',
            baseCommit: '${{ steps.plan.output.change.baseCommit }}',
            branch: 'forum/upgrade',
            title: 'Upgrade Discourse',
            description: '${{ steps.plan.output.change.description }}',
          },
        },
      ],
    }),
  },
];
