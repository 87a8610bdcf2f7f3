import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const sealExamples: TemplateExample[] = [
  {
    description: 'Seal the secrets of a planned forum',
    example: stringify({
      steps: [
        {
          id: 'seal',
          name: 'Seal secrets',
          action: 'discourse:secrets:seal',
          input: { spec: '${{ steps.plan.output.spec }}' },
        },
      ],
    }),
  },
];
