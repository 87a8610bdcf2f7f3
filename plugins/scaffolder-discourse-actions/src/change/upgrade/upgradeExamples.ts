import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `discourse:change:upgrade`. */
export const upgradeExamples: TemplateExample[] = [
  {
    description: 'Upgrade to the newest release with extended support',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan the upgrade',
          action: 'discourse:change:upgrade',
          input: { forum: 'component:default/acme-community', channel: 'esr' },
        },
      ],
    }),
  },
  {
    description: 'Upgrade to a given version',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan the upgrade',
          action: 'discourse:change:upgrade',
          input: {
            forum: 'component:default/acme-community',
            version: '2026.8.0',
          },
        },
      ],
    }),
  },
];
