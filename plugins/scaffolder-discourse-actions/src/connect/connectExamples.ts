import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const connect = (description: string, input: object): TemplateExample => ({
  description,
  example: stringify({
    steps: [
      {
        id: 'connect',
        name: 'Connect',
        action: 'discourse:forum:connect',
        input: { id: '${{ steps.plan.output.name }}', ...input },
      },
    ],
  }),
});

export const connectExamples: TemplateExample[] = [
  connect('Watch a forum and keep its entity in the catalog', {
    entityRef: 'component:default/${{ steps.plan.output.name }}',
    location: '${{ steps.plan.output.repoContentsUrl }}catalog-info.yaml',
  }),
  connect('Watch a forum that catalog:register has just registered', {
    entityRef: '${{ steps.register.output.entityRef }}',
  }),
];
