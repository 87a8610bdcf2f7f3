import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const applyExamples: TemplateExample[] = [
  {
    description: 'Apply for a group that people ask to join',
    example: stringify({
      steps: [
        {
          id: 'apply',
          name: 'Apply for the group',
          action: 'discourse:group:apply',
          input: {
            forum: 'component:default/acme-community',
            group: {
              name: 'gardeners',
              preset: 'request',
              title: 'Gardeners',
              purpose: 'Plans the beds of the season',
              owners: ['ada', 'ben'],
              category: 'The garden',
            },
            justification: 'A tag has no private place',
          },
        },
      ],
    }),
  },
];
