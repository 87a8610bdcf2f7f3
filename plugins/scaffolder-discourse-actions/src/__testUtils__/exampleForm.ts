import type { Entity } from '@backstage/catalog-model';

/** The answers that a form requires. */
export const exampleForm = {
  name: 'acme-community',
  customer: 'acme',
  hostname: 'acme.forums.example',
  owner: 'group:default/acme',
  contactEmail: 'ops@acme.example',
} as const;

/** The group that owns the example. */
export const acmeGroup: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'acme', namespace: 'default' },
  spec: { type: 'customer', children: [] },
};

/** Text that means something to YAML, templates or paths. */
export const METACHARACTERS = [
  '{{ secrets }}',
  '${{ secrets.SMTP_PASSWORD }}',
  '<%= exit %>',
  "it's",
  'a "quote"',
  'line\nbreak',
  'key: value',
  '&anchor',
  '!tag',
  '../up',
] as const;
