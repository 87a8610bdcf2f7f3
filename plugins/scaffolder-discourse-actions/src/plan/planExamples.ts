import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const planExamples: TemplateExample[] = [
  {
    description: 'Plan a forum from all answers to the form',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check and plan',
          action: 'discourse:forum:plan',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
  {
    description: 'Plan a forum with the answers that are required',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check and plan',
          action: 'discourse:forum:plan',
          input: {
            values: {
              name: 'acme-community',
              customer: 'acme',
              hostname: 'community.acme.example',
              owner: 'group:default/acme',
              contactEmail: 'ops@acme.example',
            },
          },
        },
      ],
    }),
  },
];
