import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const unregisterExamples: TemplateExample[] = [
  {
    description: 'Take a forum whose removal is merged out of the portal',
    example: stringify({
      steps: [
        {
          id: 'unregister',
          name: 'Un-register the forum',
          action: 'discourse:forum:unregister',
          input: {
            forum: 'component:default/acme-community',
            confirm: 'acme-community',
          },
        },
      ],
    }),
  },
];
