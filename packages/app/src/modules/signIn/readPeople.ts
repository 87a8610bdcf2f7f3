import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** A simulated person whom anyone may be. */
export interface Person {
  entityRef: string;
  title: string;
  purpose?: string;
}

/** The people of `auth.providers.simulated`; none in production. */
export function readPeople(config: ConfigApi): Person[] {
  const users =
    config.getOptionalConfigArray('auth.providers.simulated.users') ?? [];
  return users.map(user => ({
    entityRef: user.getString('entityRef'),
    title: user.getString('title'),
    purpose: user.getOptionalString('purpose'),
  }));
}
