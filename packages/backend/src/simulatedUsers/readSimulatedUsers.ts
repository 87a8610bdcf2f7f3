import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

const KEY = 'auth.providers.simulated';

/** Entity refs of the people that anyone may be; none without configuration. */
export function readSimulatedUsers(config: Config): string[] {
  const users = config.getOptionalConfigArray(`${KEY}.users`) ?? [];
  return users.map((user, index) => {
    const ref = user.getString('entityRef');
    try {
      return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'user' }));
    } catch (cause) {
      throw new Error(
        `${KEY}.users[${index}].entityRef must be an entity ref such as user:default/ada, not '${ref}'`,
        { cause },
      );
    }
  });
}
