import type { Config } from '@backstage/config';
import ipaddr from 'ipaddr.js';
import { HostNotAllowedError } from './HostNotAllowedError';
import { matchesHost, parseHostPattern, type HostPattern } from './HostPattern';
import { isPublicAddress } from './isPublicAddress';

const HTTPS_PORT = 443;
const SETTING = 'discourse.allowedHosts';

/** How a URL may be reached. */
export interface HostPermit {
  /** Whether private and loopback addresses are fine for this host. */
  privateAddresses: boolean;
}

/**
 * Says which addresses the portal may send requests to, from
 * `discourse.allowedHosts`. A wildcard means public hosts by HTTPS only; an
 * exact entry also permits private addresses and, with a port of its own,
 * plain HTTP.
 */
export class HostPolicy {
  readonly #patterns: readonly HostPattern[];

  readonly #setting: string;

  constructor(options: {
    allowedHosts: readonly string[];
    /** Where they are configured, for messages. */
    setting?: string;
  }) {
    const { allowedHosts, setting = SETTING } = options;
    this.#setting = setting;
    this.#patterns = allowedHosts.map(entry =>
      parseHostPattern(entry, { setting }),
    );
  }

  static fromConfig(config: Config): HostPolicy {
    return new HostPolicy({
      allowedHosts: config.getOptionalStringArray(SETTING) ?? [],
    });
  }

  /** Throws {@link HostNotAllowedError} unless a request may go there. */
  check(url: URL): HostPermit {
    if (url.username !== '' || url.password !== '') {
      throw new HostNotAllowedError(
        `The address of ${url.host} must not contain a user name or password`,
      );
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      throw new HostNotAllowedError(
        `The address of ${url.host} must start with https://, not ${url.protocol}`,
      );
    }
    const matching = this.#patterns.filter(each => matchesHost(each, url));
    const exact = matching.find(each => !each.wildcard);
    if (matching.length === 0) {
      throw new HostNotAllowedError(
        `The host ${url.host} is not in ${
          this.#setting
        }; add it there to let the portal talk to it`,
      );
    }
    if (url.protocol === 'http:' && !allowsHttp(exact)) {
      throw new HostNotAllowedError(
        `The host ${
          url.host
        } may be reached by https only; plain http needs an entry of exactly this host and port in ${
          this.#setting
        }`,
      );
    }
    if (!exact && isPrivateLiteral(url)) {
      throw new HostNotAllowedError(
        `The host ${
          url.host
        } is a private address; it needs an exact entry in ${this.#setting}`,
      );
    }
    return { privateAddresses: exact !== undefined };
  }
}

function allowsHttp(exact: HostPattern | undefined): boolean {
  return exact?.port !== undefined && exact.port !== HTTPS_PORT;
}

function isPrivateLiteral(url: URL): boolean {
  const address = url.hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(address) && !isPublicAddress(address);
}
