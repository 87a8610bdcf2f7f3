import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const connectExamples: TemplateExample[] = [
  {
    description: 'Watch a forum that was just registered',
    example: stringify({
      steps: [
        {
          id: 'connect',
          name: 'Connect',
          action: 'discourse:forum:connect',
          input: {
            id: '${{ steps.plan.output.name }}',
            entityRef: '${{ steps.register.output.entityRef }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Watch a forum and keep its entity in the catalog',
    example: stringify({
      steps: [
        {
          id: 'connect',
          name: 'Connect',
          action: 'discourse:forum:connect',
          input: {
            id: '${{ steps.plan.output.name }}',
            entityRef: 'component:default/${{ steps.plan.output.name }}',
            location:
              '${{ steps.plan.output.repoContentsUrl }}catalog-info.yaml',
          },
        },
      ],
    }),
  },
];
