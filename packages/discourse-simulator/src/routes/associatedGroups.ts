/** What the login provider of every simulated forum offers. */
export const ASSOCIATED_GROUPS = [
  {
    id: 1,
    name: 'engineering@acme.example',
    provider_name: 'google_oauth2',
    label: 'google_oauth2:engineering@acme.example',
  },
  {
    id: 2,
    name: 'support@acme.example',
    provider_name: 'google_oauth2',
    label: 'google_oauth2:support@acme.example',
  },
] as const;
