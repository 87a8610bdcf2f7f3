import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const renderExamples: TemplateExample[] = [
  {
    description: 'Render what was planned, and nothing else',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render',
          action: 'discourse:forum:render',
          input: {
            spec: '${{ steps.plan.output.spec }}',
            groups: '${{ steps.plan.output.groups }}',
            treeHash: '${{ steps.plan.output.treeHash }}',
          },
        },
      ],
    }),
  },
];
