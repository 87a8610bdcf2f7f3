import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const publishExamples: TemplateExample[] = [
  {
    description: 'Publish a forum that was planned, rendered and sealed',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish the repository',
          action: 'discourse:repository:publish',
          input: {
            spec: '${{ steps.plan.output.spec }}',
            groups: '${{ steps.plan.output.groups }}',
            treeHash: '${{ steps.plan.output.treeHash }}',
            description: '${{ steps.plan.output.description }}',
            sealedFiles: '${{ steps.seal.output.files }}',
          },
        },
      ],
    }),
  },
];
