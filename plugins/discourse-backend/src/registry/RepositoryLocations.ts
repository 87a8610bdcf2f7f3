import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const SETTING = 'discourse.repositories';
const FILE = '/catalog-info.yaml';

/**
 * Where catalog entities may be read from on behalf of the portal: the
 * repositories that it makes itself. Otherwise a caller could have it read any
 * repository that its Git token opens.
 */
export class RepositoryLocations {
  readonly #place: { host: string; owner: string } | undefined;

  private constructor(place: { host: string; owner: string } | undefined) {
    this.#place = place;
  }

  static fromConfig(config: Config): RepositoryLocations {
    const host = config.getOptionalString(`${SETTING}.host`);
    const owner = config.getOptionalString(`${SETTING}.owner`);
    return new RepositoryLocations(
      host === undefined || owner === undefined ? undefined : { host, owner },
    );
  }

  /** Throws `InputError` unless it is a file of the forum's own repository. */
  check(location: string, options: { id: string }): string {
    const place = this.#place;
    if (!place) {
      throw new InputError(
        `'location' can not be given: the portal has no ${SETTING}, below which it would have to be`,
      );
    }
    const url = URL.canParse(location) ? new URL(location) : undefined;
    const root = `/${place.owner}/${options.id}/`;
    const isOwn =
      url !== undefined &&
      /^https?:$/.test(url.protocol) &&
      url.username === '' &&
      url.password === '' &&
      url.host === place.host &&
      url.pathname.startsWith(root) &&
      url.pathname.endsWith(FILE) &&
      url.hash === '';
    if (!isOwn) {
      throw new InputError(
        `'location' must be the ${FILE.slice(1)} of the repository ${
          place.host
        }${root.slice(0, -1)}`,
      );
    }
    return url.href;
  }
}
