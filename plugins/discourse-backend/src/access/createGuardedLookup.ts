import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { HostNotAllowedError } from './HostNotAllowedError';
import { isPublicAddress } from './isPublicAddress';

/** Resolves a host name into all its addresses. */
export type ResolveHost = (
  hostname: string,
  options: LookupOptions,
) => Promise<LookupAddress[]>;

/**
 * A `lookup` for sockets that refuses names with a private address. The socket
 * connects to exactly the addresses that were checked, so a name that resolves
 * differently a moment later gains nothing.
 */
export function createGuardedLookup(options: {
  resolve: ResolveHost;
}): LookupFunction {
  const { resolve } = options;
  return (hostname, lookupOptions, callback) => {
    resolve(hostname, lookupOptions).then(
      addresses => {
        const refused = addresses.some(
          ({ address }) => !isPublicAddress(address),
        );
        const [first] = addresses;
        if (refused) {
          callback(
            new HostNotAllowedError(
              `The host ${hostname} resolves to a private address; it needs an exact entry in discourse.allowedHosts`,
            ),
            '',
          );
        } else if (!first) {
          callback(new Error(`The host ${hostname} has no address`), '');
        } else if (lookupOptions.all) {
          callback(null, addresses);
        } else {
          callback(null, first.address, first.family);
        }
      },
      error => callback(error, ''),
    );
  };
}
